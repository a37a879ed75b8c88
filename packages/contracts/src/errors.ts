import { TaskmeshError } from '@taskmesh/errors'

/**
 * A number or name stands for nothing in the protocol's enumeration. Read from a chain, it
 * means that the contract there is newer than this package, or another contract.
 */
export class UnknownEnumValueError extends TaskmeshError {
  override name = 'UnknownEnumValueError'

  constructor(kind: string, value: number | string, expected: string) {
    super(`There is no ${kind} ${JSON.stringify(value)}. Expected one of: ${expected}.`, {
      code: 'UNKNOWN_ENUM_VALUE',
      actor: 'configuration',
    })
  }
}
