import type { ErrorKind } from '@taskmesh/errors'

/** What is known about a reason for which the protocol's contracts refuse calls. */
export interface RevertReason {
  kind: ErrorKind
  remedy: string
}

/**
 * What the protocol's contracts refuse calls for, by the names in their revert strings. The first
 * twelve are those that the OGPU SDK names; the others are those of `@taskmesh/contracts`. No
 * deployed contract documents its strings, so nothing may depend on one of them being there.
 */
export const REVERT_REASONS = {
  NotOwner: {
    kind: { code: 'NOT_OWNER', actor: 'caller' },
    remedy: 'Use the account that owns it, or an agent of it.',
  },
  NotMaster: {
    kind: { code: 'NOT_MASTER', actor: 'caller' },
    remedy: 'Let the master announce the provider first.',
  },
  NotProvider: {
    kind: { code: 'NOT_PROVIDER', actor: 'provider' },
    remedy: 'Announce the provider and register it at the source.',
  },
  Expired: {
    kind: { code: 'TASK_EXPIRED', actor: 'provider' },
    remedy: 'The time of the task is up.',
  },
  AlreadyConfirmed: {
    kind: { code: 'ALREADY_CONFIRMED', actor: 'caller' },
    remedy: 'Nothing is left to do.',
  },
  AlreadyFinalized: {
    kind: { code: 'ALREADY_FINALIZED', actor: 'caller' },
    remedy: 'The task is over.',
  },
  InsufficientBalance: {
    kind: { code: 'INSUFFICIENT_VAULT_BALANCE', actor: 'caller' },
    remedy: 'Deposit into the vault with ensureFunded.',
  },
  InsufficientLockup: {
    kind: { code: 'INSUFFICIENT_LOCKUP', actor: 'provider' },
    remedy: 'Lock more stake in the vault.',
  },
  UnbondingNotElapsed: {
    kind: { code: 'UNBONDING_NOT_ELAPSED', actor: 'caller' },
    remedy: 'Claim after getVaultAccount().unbondingTimestamp.',
  },
  NotEligible: {
    kind: { code: 'NOT_ELIGIBLE', actor: 'provider' },
    remedy: 'Lock at least the minimum stake of the protocol.',
  },
  SourceInactive: {
    kind: { code: 'SOURCE_INACTIVE', actor: 'caller' },
    remedy: 'Choose another source.',
  },
  OwnableUnauthorizedAccount: {
    kind: { code: 'NOT_OWNER', actor: 'caller' },
    remedy: 'Use the account that owns it.',
  },
  AccessControlUnauthorizedAccount: {
    kind: { code: 'NOT_OWNER', actor: 'caller' },
    remedy: 'The account lacks the role.',
  },
  AlreadyAttempted: {
    kind: { code: 'ALREADY_ATTEMPTED', actor: 'provider' },
    remedy: 'Go on and submit the response.',
  },
  AlreadySubmitted: {
    kind: { code: 'ALREADY_SUBMITTED', actor: 'provider' },
    remedy: 'Read the response that is there.',
  },
  AlreadyRegistered: {
    kind: { code: 'ALREADY_REGISTERED', actor: 'provider' },
    remedy: 'Nothing is left to do.',
  },
  AlreadyPaired: {
    kind: { code: 'ALREADY_PAIRED', actor: 'caller' },
    remedy: 'Remove the other pairing first.',
  },
  NotRegistered: {
    kind: { code: 'NOT_REGISTERED', actor: 'provider' },
    remedy: 'Nothing is left to do.',
  },
  NotAttempted: {
    kind: { code: 'NOT_ATTEMPTED', actor: 'provider' },
    remedy: 'Attempt the task first.',
  },
  NotResponded: {
    kind: { code: 'NOT_RESPONDED', actor: 'caller' },
    remedy: 'Wait for a response.',
  },
  TaskNotNew: {
    kind: { code: 'TASK_NOT_NEW', actor: 'caller' },
    remedy: 'Wait for the response or for the expiry.',
  },
  PaymentTooLow: {
    kind: { code: 'INVALID_PAYMENT', actor: 'caller' },
    remedy: 'Pay at least the minimum of the source.',
  },
  PaymentTooHigh: {
    kind: { code: 'INVALID_PAYMENT', actor: 'provider' },
    remedy: 'Ask for at most the payment of the task.',
  },
  ExpiryTooFar: {
    kind: { code: 'INVALID_EXPIRY', actor: 'caller' },
    remedy: 'Expire inside the limit of the source.',
  },
  NothingUnbonding: {
    kind: { code: 'NOTHING_UNBONDING', actor: 'caller' },
    remedy: 'Unbond some stake first.',
  },
  InvalidEnvironment: {
    kind: { code: 'INVALID_ENVIRONMENT', actor: 'provider' },
    remedy: 'Prefer one environment that the source offers.',
  },
  UnknownSource: {
    kind: { code: 'SOURCE_NOT_FOUND', actor: 'caller' },
    remedy: 'Check the address and the chain.',
  },
  UnknownTask: {
    kind: { code: 'TASK_NOT_FOUND', actor: 'caller', retryable: false },
    remedy: 'Check the address and the chain.',
  },
  UnknownResponse: {
    kind: { code: 'RESPONSE_NOT_FOUND', actor: 'caller', retryable: false },
    remedy: 'Check the address and the chain.',
  },
} as const satisfies Readonly<Record<string, RevertReason>>

/** A reason that the contracts give when they refuse a call, as it is written in Solidity. */
export type RevertName = keyof typeof REVERT_REASONS

function normalize(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '')
}

// The longest name first, so that one inside another ("Expired") does not win.
const BY_LENGTH: readonly [string, RevertReason][] = Object.entries(REVERT_REASONS)
  .map(([name, reason]): [string, RevertReason] => [normalize(name), reason])
  .toSorted(([a], [b]) => b.length - a.length)

/**
 * Finds the known reason that a revert string or the name of a custom error stands for. Case,
 * spaces and punctuation do not matter.
 */
export function findRevertReason(text: string): RevertReason | undefined {
  const normalized = normalize(text)
  return BY_LENGTH.find(([name]) => normalized.includes(name))?.[1]
}
