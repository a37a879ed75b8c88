import type { TaskRef } from '@taskmesh/tasks'
import type { VenueFor } from '@taskmesh/venues'
import { WidgetRun } from '../../run/WidgetRun.svelte.ts'

/** One half of a comparison. */
export class ComparisonSide<Task extends TaskRef> {
  readonly run: WidgetRun<Task>
  /** Id of the venue that runs it. */
  venueId: string | undefined = $state()

  constructor(task: Task, venueId: string | undefined) {
    this.run = new WidgetRun(task)
    this.venueId = venueId
  }
}

/** The same request at two venues, side by side. */
export class Comparison<Task extends TaskRef> {
  readonly sides: readonly [ComparisonSide<Task>, ComparisonSide<Task>]
  readonly #venues: () => readonly VenueFor<Task>[]

  /** @param venues - those that can run the task. */
  constructor(task: Task, venues: () => readonly VenueFor<Task>[]) {
    this.#venues = venues
    const [first, second = first] = venues()
    this.sides = [new ComparisonSide(task, first?.id), new ComparisonSide(task, second?.id)]
  }

  get isBusy(): boolean {
    return this.sides.some(({ run }) => run.isBusy)
  }

  /** Runs a request at both venues at the same time. */
  async start(request: unknown): Promise<void> {
    await Promise.all(
      this.sides.map(async ({ run, venueId }) => {
        const venue = this.#venues().find(({ id }) => id === venueId)
        if (venue !== undefined) await run.start(request, venue)
      }),
    )
  }

  cancel(): void {
    for (const { run } of this.sides) run.cancel()
  }
}
