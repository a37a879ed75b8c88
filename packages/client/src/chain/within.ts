/**
 * Awaits a promise for as long as a signal allows, without one for good. What is left of the work goes on unheard.
 *
 * @throws the signal's reason as soon as it is aborted.
 */
export function within<Result>(
  signal: AbortSignal | undefined,
  work: Promise<Result>,
): Promise<Result> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
