import { TaskmeshError } from '@taskmesh/errors'

/** The source is asked for a function that it does not have. */
export class UnknownFunctionError extends TaskmeshError {
  override name = 'UnknownFunctionError'
  constructor(name: string, known: string) {
    super(`There is no function ${JSON.stringify(name.slice(0, 60))}.`, {
      code: 'UNKNOWN_FUNCTION',
      actor: 'caller',
      details: `Functions: ${known}`,
    })
  }
}

/** The URL names no address of a task. */
export class InvalidAddressError extends TaskmeshError {
  override name = 'InvalidAddressError'
  constructor() {
    super('The task address in the URL: expected 0x and 40 hexadecimal digits.', {
      code: 'INVALID_ADDRESS',
      actor: 'caller',
    })
  }
}

/** The server was not told where results go. */
export class MissingCallbackError extends TaskmeshError {
  override name = 'MissingCallbackError'
  constructor() {
    super('This server has no callbackUrl, so it cannot hand over results of a source.', {
      code: 'CALLBACK_MISSING',
      actor: 'configuration',
    })
  }
}

/** Neither the URL nor the server says which task is to run. */
export class UnknownSourceTaskError extends TaskmeshError {
  override name = 'UnknownSourceTaskError'
  constructor() {
    super('Which task this source runs is not known.', {
      code: 'SOURCE_TASK_MISSING',
      actor: 'caller',
      details: 'Name it in the URL (?task=translation), or set sourceTask.',
    })
  }
}
