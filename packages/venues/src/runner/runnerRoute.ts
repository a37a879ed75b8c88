import { InvalidRunnerUrlError } from '../errors.ts'

/**
 * Returns the URL of one of a runner's routes.
 *
 * @param url - where the runner is, with a path when it is behind a proxy.
 * @throws {@link InvalidRunnerUrlError}.
 *
 * @example
 * ```ts
 * runnerRoute('https://example.com/runner', 'v1/tasks').href // 'https://example.com/runner/v1/tasks'
 * ```
 */
export function runnerRoute(url: string, path: string): URL {
  if (!URL.canParse(url)) throw new InvalidRunnerUrlError('it is not a URL')
  const base = new URL(url)
  if (base.protocol !== 'http:' && base.protocol !== 'https:') {
    throw new InvalidRunnerUrlError(`its scheme is ${base.protocol}`)
  }
  if (base.username !== '' || base.password !== '') {
    throw new InvalidRunnerUrlError('it carries credentials')
  }
  base.pathname = `${base.pathname.replace(/\/$/, '')}/${path}`
  base.search = ''
  base.hash = ''
  return base
}
