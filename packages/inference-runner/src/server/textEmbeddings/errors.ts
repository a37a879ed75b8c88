import { TaskmeshError } from '@taskmesh/errors'

/** A call that may have many inputs has none, or one of them is empty. */
export class EmptyInputError extends TaskmeshError {
  override name = 'EmptyInputError'
  constructor(path: string) {
    super(`\`${path}\` cannot be empty`, { code: 'EMPTY_INPUT', actor: 'caller', path })
  }
}

/** A call has more inputs than the server takes at once. */
export class BatchTooLargeError extends TaskmeshError {
  override name = 'BatchTooLargeError'
  constructor(path: string, size: number, most: number) {
    super(`batch size ${size} > maximum allowed batch size ${most}`, {
      code: 'BATCH_TOO_LARGE',
      actor: 'caller',
      path,
    })
  }
}
