import type { TaskRequest } from '@taskmesh/tasks'
import { defineVenue, type Venue, type VenueProgress } from '@taskmesh/venues'

/** What a test's venue gives; nobody has looked at its output. */
export interface TestAnswer {
  output: unknown
  warnings?: readonly string[]
  model?: string
  ms?: number
}

/** What a widget hands over beside the request. */
export interface TestContext {
  signal: AbortSignal
  onProgress: (progress: VenueProgress) => void
}

/** How a test's venue runs a request. */
export type TestRun = (request: TaskRequest, context: TestContext) => Promise<TestAnswer>

interface Facts {
  /** @default 'test' */
  id?: string
  /** @default 'Run' */
  label?: string
  /** Why it can't run anything. */
  reason?: string
}

/** A venue that runs every task with a function, or none for a reason. */
export function testVenue(run: TestRun, { id = 'test', label = 'Run', reason }: Facts = {}): Venue {
  return defineVenue({
    id,
    label,
    can: () => (reason === undefined ? { runnable: true } : { runnable: false, reason }),
    run: (_task, request, { signal, onProgress }) => {
      if (signal === undefined || onProgress === undefined) throw new Error('A widget gives both.')
      return run(request, { signal, onProgress })
    },
  })
}

/** One call of a run, which the test answers. */
export interface OpenCall {
  context: TestContext
  resolve: (answer: TestAnswer) => void
  reject: (error: Error) => void
}

/** A way to run whose calls stay open until the test answers them, one by one. */
export function openRun(): { run: TestRun; calls: OpenCall[] } {
  const calls: OpenCall[] = []
  const run: TestRun = (_, context) =>
    new Promise((resolve, reject) => calls.push({ context, resolve, reject }))
  return { run, calls }
}
