import { TaskmeshError } from '@taskmesh/errors'

/** What was given as the link of a request is none, or one that was cut. */
export class InvalidRequestLinkError extends TaskmeshError {
  override name = 'InvalidRequestLinkError'

  constructor(reason: string, cause?: unknown) {
    super(`The link holds no request: ${reason}.`, {
      code: 'INVALID_REQUEST_LINK',
      actor: 'caller',
      cause,
    })
  }
}

/** A request does not fit into a link. */
export class RequestLinkTooLongError extends TaskmeshError {
  override name = 'RequestLinkTooLongError'

  /** Characters that the link would have, or that it would have at least. */
  readonly length: number
  readonly maxLength: number

  constructor(length: number, maxLength: number) {
    super(
      `The request is too large for a link: ${length} characters, where ${maxLength} are allowed. Give media by their addresses (https://…), or share the request as JSON.`,
      { code: 'REQUEST_LINK_TOO_LONG', actor: 'caller' },
    )
    this.length = length
    this.maxLength = maxLength
  }
}

/** A text is no `curl` command, or one whose request cannot be read from it. */
export class InvalidCurlCommandError extends TaskmeshError {
  override name = 'InvalidCurlCommandError'

  constructor(reason: string) {
    super(`The curl command cannot be used: ${reason}`, {
      code: 'INVALID_CURL_COMMAND',
      actor: 'caller',
    })
  }
}
