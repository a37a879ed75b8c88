import { BaseError, InvalidAddressError as ViemInvalidAddressError } from 'viem'
import { InvalidAddressError } from './chainErrors.ts'

/** Throws when an error of viem is about something that is no address. */
export function throwIfInvalidAddress(error: unknown): void {
  const isIt = (cause: unknown) => cause instanceof ViemInvalidAddressError
  const found = error instanceof BaseError ? error.walk(isIt) : undefined
  if (!(found instanceof ViemInvalidAddressError)) return
  throw new InvalidAddressError(/"(.*)"/.exec(found.message)?.[1], error)
}
