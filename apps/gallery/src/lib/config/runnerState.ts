/** What is known of the runner of the configuration. */
export type RunnerState =
  /** The configuration has not been read, or the runner not been asked. */
  | { status: 'looking' }
  /** The configuration names none. */
  | { status: 'none' }
  | { status: 'connected'; url: string; runnable: number }
  /** It did not answer, or not as a runner does. It is asked again. */
  | { status: 'unreachable'; url: string; reason: string; isReached: boolean }

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

/**
 * Says in a few words how the connection to the runner is.
 *
 * @example
 * ```ts
 * describeRunner({ status: 'connected', url: 'http://127.0.0.1:8080', runnable: 12 })
 * // 'Runner at 127.0.0.1:8080: 12 tasks'
 * ```
 */
export function describeRunner(runner: RunnerState): string {
  if (runner.status === 'looking') return 'Looking for the runner…'
  if (runner.status === 'none') return 'Not connected to a runner'
  const host = hostOf(runner.url)
  if (runner.status === 'connected') {
    const { runnable } = runner
    return `Runner at ${host}: ${runnable} ${runnable === 1 ? 'task' : 'tasks'}`
  }
  return runner.isReached
    ? `The runner at ${host} is not in order`
    : `The runner at ${host} does not answer`
}
