import { UnknownEnumValueError } from './errors.ts'

/**
 * Hardware that a source has images for, as bits. A source offers any combination
 * (`imageEnvironments`), a provider prefers one (`preferredEnvironment`).
 * Source: OGPU docs, Environments.
 */
export const environments = { CPU: 1, NVIDIA: 2, AMD: 4 } as const
/** Hardware environment by name. */
export type Environment = keyof typeof environments

/** Names of the environments, in the order of their bits. */
export const environmentNames = ['CPU', 'NVIDIA', 'AMD'] as const satisfies readonly Environment[]

const knownBits = environments.CPU | environments.NVIDIA | environments.AMD

/**
 * Combines environments into the bitmask that the chain stores.
 *
 * @throws {@link UnknownEnumValueError} when a name is none of the protocol's.
 * @example environmentsToBitmask(['CPU', 'AMD']) // 5
 */
export function environmentsToBitmask(names: readonly Environment[]): number {
  let bitmask = 0
  for (const name of names) {
    if (!Object.hasOwn(environments, name)) throw unknown(name)
    bitmask |= environments[name]
  }
  return bitmask
}

/**
 * Names the environments of a bitmask that was read from the chain.
 *
 * @throws {@link UnknownEnumValueError} when a bit stands for none of the protocol's.
 * @example environmentsFromBitmask(5) // ['CPU', 'AMD']
 */
export function environmentsFromBitmask(bitmask: number): Environment[] {
  if (!Number.isInteger(bitmask) || bitmask < 0 || (bitmask & ~knownBits) !== 0)
    throw unknown(bitmask)
  return environmentNames.filter((name) => (bitmask & environments[name]) !== 0)
}

function unknown(value: number | string): UnknownEnumValueError {
  const expected = environmentNames.map((name) => `${environments[name]} (${name})`).join(', ')
  return new UnknownEnumValueError('environment', value, `${expected}, or a sum of them`)
}
