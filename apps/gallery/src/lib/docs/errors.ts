import { TaskmeshError } from '@taskmesh/errors'

/** A page of the documentation cannot be made: it is missing, or has another form than pages have. */
export class DocsPageError extends TaskmeshError {
  override name = 'DocsPageError'
  constructor(reason: string) {
    super(reason, { code: 'INVALID_CONFIGURATION', actor: 'configuration' })
  }
}

/** The file that the search of the documentation reads does not come. */
export class DocsIndexError extends TaskmeshError {
  override name = 'DocsIndexError'
  constructor(url: string, status: number) {
    super(`${url} answered HTTP ${status}.`, {
      code: 'FETCH_FAILED',
      actor: 'network',
      retryable: true,
    })
  }
}
