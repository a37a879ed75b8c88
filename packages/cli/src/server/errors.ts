import { TaskmeshError } from '@taskmesh/errors'

/** No server of Taskmesh answers at a URL. */
export class NoServerError extends TaskmeshError {
  override name = 'NoServerError'
  constructor(url: string, reason: string, cause?: unknown) {
    super(`No taskmesh serve answers at ${url}: ${reason}.`, {
      code: 'NO_SERVER',
      actor: 'network',
      retryable: true,
      path: 'url',
      details: 'Start one with `taskmesh serve`, or say where it is: --url http://host:port.',
      cause,
    })
  }
}
