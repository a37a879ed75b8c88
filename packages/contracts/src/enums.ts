import { UnknownEnumValueError } from './errors.ts'

/**
 * Statuses of a task, in the order of their numbers on the chain. The last three are final.
 * Source: OGPU docs, Task lifecycle.
 */
export const taskStatuses = [
  'NEW',
  'ATTEMPTED',
  'RESPONDED',
  'CANCELED',
  'EXPIRED',
  'FINALIZED',
] as const
/** Status of a task by name. */
export type TaskStatus = (typeof taskStatuses)[number]

/** Statuses of a source, in the order of their numbers. Source: OGPU docs, Sources. */
export const sourceStatuses = ['ACTIVE', 'INACTIVE'] as const
/** Status of a source by name. */
export type SourceStatus = (typeof sourceStatuses)[number]

/** Statuses of a response, in the order of their numbers. Source: OGPU docs, Responses. */
export const responseStatuses = ['SUBMITTED', 'CONFIRMED'] as const
/** Status of a response by name. */
export type ResponseStatus = (typeof responseStatuses)[number]

/**
 * How a task ends, in the order of their numbers: the client chooses a response, or the first
 * one is taken. Source: OGPU docs, Delivery methods.
 */
export const deliveryMethods = ['MANUAL_CONFIRMATION', 'FIRST_RESPONSE'] as const
/** Delivery method by name. */
export type DeliveryMethod = (typeof deliveryMethods)[number]

/**
 * Names a task status that was read from the chain.
 *
 * @throws {@link UnknownEnumValueError} when the number is none of the protocol's.
 * @example taskStatusFromNumber(5) // 'FINALIZED'
 */
export function taskStatusFromNumber(value: number): TaskStatus {
  return nameOf('task status', taskStatuses, value)
}

/**
 * Gives the number that stands for a task status on the chain.
 *
 * @throws {@link UnknownEnumValueError} when the name is none of the protocol's.
 * @example taskStatusToNumber('NEW') // 0
 */
export function taskStatusToNumber(name: TaskStatus): number {
  return numberOf('task status', taskStatuses, name)
}

/**
 * Names a source status that was read from the chain.
 *
 * @throws {@link UnknownEnumValueError} when the number is none of the protocol's.
 * @example sourceStatusFromNumber(1) // 'INACTIVE'
 */
export function sourceStatusFromNumber(value: number): SourceStatus {
  return nameOf('source status', sourceStatuses, value)
}

/**
 * Gives the number that stands for a source status on the chain.
 *
 * @throws {@link UnknownEnumValueError} when the name is none of the protocol's.
 * @example sourceStatusToNumber('ACTIVE') // 0
 */
export function sourceStatusToNumber(name: SourceStatus): number {
  return numberOf('source status', sourceStatuses, name)
}

/**
 * Names a response status that was read from the chain.
 *
 * @throws {@link UnknownEnumValueError} when the number is none of the protocol's.
 * @example responseStatusFromNumber(1) // 'CONFIRMED'
 */
export function responseStatusFromNumber(value: number): ResponseStatus {
  return nameOf('response status', responseStatuses, value)
}

/**
 * Gives the number that stands for a response status on the chain.
 *
 * @throws {@link UnknownEnumValueError} when the name is none of the protocol's.
 * @example responseStatusToNumber('SUBMITTED') // 0
 */
export function responseStatusToNumber(name: ResponseStatus): number {
  return numberOf('response status', responseStatuses, name)
}

/**
 * Names a delivery method that was read from the chain.
 *
 * @throws {@link UnknownEnumValueError} when the number is none of the protocol's.
 * @example deliveryMethodFromNumber(1) // 'FIRST_RESPONSE'
 */
export function deliveryMethodFromNumber(value: number): DeliveryMethod {
  return nameOf('delivery method', deliveryMethods, value)
}

/**
 * Gives the number that stands for a delivery method on the chain.
 *
 * @throws {@link UnknownEnumValueError} when the name is none of the protocol's.
 * @example deliveryMethodToNumber('MANUAL_CONFIRMATION') // 0
 */
export function deliveryMethodToNumber(name: DeliveryMethod): number {
  return numberOf('delivery method', deliveryMethods, name)
}

function nameOf<Name extends string>(kind: string, names: readonly Name[], value: number): Name {
  const name = names[value]
  if (name === undefined) throw new UnknownEnumValueError(kind, value, describe(names))
  return name
}

function numberOf<Name extends string>(kind: string, names: readonly Name[], name: Name): number {
  const value = names.indexOf(name)
  if (value === -1) throw new UnknownEnumValueError(kind, name, describe(names))
  return value
}

function describe(names: readonly string[]): string {
  return names.map((name, value) => `${value} (${name})`).join(', ')
}
