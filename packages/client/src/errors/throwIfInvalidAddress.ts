import { walk } from '@taskmesh/errors'
import { BaseError, InvalidAddressError as ViemInvalidAddressError } from 'viem'
import { InvalidAddressError } from './chainErrors.ts'

/** Throws an InvalidAddressError when an error of viem is about something that is no address. */
export function throwIfInvalidAddress(error: unknown): void {
  if (!(error instanceof BaseError)) return
  const found = walk(error, (cause) => cause instanceof ViemInvalidAddressError)
  if (found === undefined) return
  throw new InvalidAddressError(/"(.*)"/.exec(found.message)?.[1], error)
}
