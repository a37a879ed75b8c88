import { TaskmeshError } from '@taskmesh/errors'

/** What became of one task of several: it was published, or why it was not. */
export type PublishOutcome<Published> =
  { status: 'published'; task: Published } | { status: 'failed'; error: Error }

const LONGEST_LIST = 10

/**
 * Some tasks of `publishTasks` were not published. `results` has an outcome for each, in the order
 * of the call; those that were published are paid for and go on.
 */
export class PublishTasksError<Published = unknown> extends TaskmeshError {
  override name = 'PublishTasksError'
  /** What became of each task, in the order of the call. */
  readonly results: readonly PublishOutcome<Published>[]
  /** Those that failed, with their place in the call. */
  readonly failures: readonly { index: number; error: Error }[]

  constructor(results: readonly PublishOutcome<Published>[]) {
    const failures = results.flatMap((result, index) =>
      result.status === 'failed' ? [{ index, error: result.error }] : [],
    )
    const named = failures.slice(0, LONGEST_LIST).map(({ index, error }) => {
      return `tasks[${index}]: ${error instanceof TaskmeshError ? error.shortMessage : error.message}`
    })
    const rest = failures.length - named.length
    if (rest > 0) named.push(`… and ${rest} more: \`failures\` has them all.`)
    super(`${failures.length} of ${results.length} tasks were not published.`, {
      code: 'TASKS_NOT_PUBLISHED',
      actor: 'caller',
      path: failures[0] === undefined ? undefined : `tasks[${failures[0].index}]`,
      retryable: failures.every(({ error }) => error instanceof TaskmeshError && error.retryable),
      details: named.join('\n'),
      cause: failures[0]?.error,
    })
    this.results = results
    this.failures = failures
  }
}
