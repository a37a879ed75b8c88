import type { TaskRef } from '@taskmesh/tasks'
import type { VenueFor, VenuePrice } from '@taskmesh/venues'
import { WidgetRun } from '../../run/WidgetRun.svelte.ts'

/** One half of a comparison. */
export class ComparisonSide<Task extends TaskRef> {
  readonly #task: Task
  readonly run: WidgetRun<Task>
  /** Id of the venue that runs it. */
  venueId: string | undefined = $state()

  constructor(task: Task, venueId: string | undefined) {
    this.#task = task
    this.run = new WidgetRun(task)
    this.venueId = venueId
  }

  /** What its last run has cost; `undefined` when it was free. */
  get price(): VenuePrice | undefined {
    return this.run.lastVenue?.price?.(this.#task)
  }
}

/** The same request at two venues, side by side. */
export class Comparison<Task extends TaskRef> {
  readonly sides: readonly [ComparisonSide<Task>, ComparisonSide<Task>]
  readonly #task: Task
  readonly #venues: () => readonly VenueFor<Task>[]

  /** @param venues - those that can run the task. */
  constructor(task: Task, venues: () => readonly VenueFor<Task>[]) {
    this.#task = task
    this.#venues = venues
    const [first, second = first] = venues()
    this.sides = [new ComparisonSide(task, first?.id), new ComparisonSide(task, second?.id)]
  }

  get isBusy(): boolean {
    return this.sides.some(({ run }) => run.isBusy)
  }

  /** Runs a request at both venues at the same time; two that are paid one after the other, each when it is agreed to. */
  async start(request: unknown): Promise<void> {
    const calls = this.sides.flatMap(({ run, venueId }) => {
      const venue = this.#venues().find(({ id }) => id === venueId)
      return venue === undefined
        ? []
        : [{ isPaid: this.#isPaid(venue), start: () => run.start(request, venue) }]
    })
    const paid = calls.filter(({ isPaid }) => isPaid)
    const free = calls.filter(({ isPaid }) => !isPaid)
    const inTurn = async () => {
      for (const { start } of paid) await start()
    }
    await Promise.all([inTurn(), ...free.map(({ start }) => start())])
  }

  #isPaid(venue: VenueFor<Task>): boolean {
    return venue.price?.(this.#task) !== undefined
  }

  cancel(): void {
    for (const { run } of this.sides) run.cancel()
  }
}
