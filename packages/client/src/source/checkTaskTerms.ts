import { terminalAbi } from '@taskmesh/contracts'
import { formatEther, isAddressEqual, type Address } from 'viem'
import { readContract } from 'viem/actions'
import type { GetSourceReturnType } from '../actions/source/getSource.ts'
import { getVaultAccount } from '../actions/vault/getVaultAccount.ts'
import { contractAddress } from '../connection/contractAddress.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { MissingContractError } from '../errors/chainErrors.ts'
import {
  InsufficientVaultBalanceError,
  InvalidExpiryError,
  InvalidPaymentError,
  NotClientError,
  SourceInactiveError,
} from '../errors/publishErrors.ts'
import { readContractOf } from '../reads/readContractOf.ts'

/** What is wanted of a source: pay so much, until then. */
export interface TaskTerms {
  /** In wei. */
  payment: bigint
  /** Seconds since 1970. */
  expiryTime: bigint
  /** How the caller gave the expiry, for messages. */
  expiryPath: 'expiresIn' | 'expiresAt'
}

/** Refuses an expiry that has come. */
export function checkNotExpired(now: bigint, { expiryTime, expiryPath }: TaskTerms): void {
  if (expiryTime > now) return
  throw new InvalidExpiryError(
    expiryPath,
    `${expiryPath}: the task would expire ${now - expiryTime} s before it is published. Give it more time.`,
  )
}

/** Compares a task's terms with those of its source. */
export function checkSourceTerms(source: GetSourceReturnType, now: bigint, terms: TaskTerms): void {
  const { payment, expiryTime, expiryPath } = terms
  if (source.status !== 'ACTIVE') throw new SourceInactiveError(source.address)
  if (payment < source.minPayment) {
    throw new InvalidPaymentError(
      `payment: expected at least ${formatEther(source.minPayment)} OGPU, the minimum of the source, got ${formatEther(payment)} OGPU`,
    )
  }
  checkNotExpired(now, terms)
  if (expiryTime - now < source.maxExpiryDuration) return
  throw new InvalidExpiryError(
    expiryPath,
    `${expiryPath}: expected less than ${source.maxExpiryDuration} s from now, the limit of the source, got ${expiryTime - now} s`,
  )
}

/** Compares a payment with what the vault holds for the source's client, who pays. */
export async function checkVaultBalance(
  client: TaskmeshClient,
  payer: Address,
  payment: bigint,
): Promise<void> {
  const { balance } = await getVaultAccount(client, { account: payer })
  if (balance < payment) throw new InsufficientVaultBalanceError(payer, payment, balance)
}

/** Whether an account may act for a client: it is the client, or an agent of it. */
export async function mayActFor(
  client: TaskmeshClient,
  account: Address,
  principal: Address,
): Promise<boolean> {
  if (isAddressEqual(account, principal)) return true
  const read = readContract(client, {
    address: contractAddress(client, 'terminal'),
    abi: terminalAbi,
    functionName: 'getIsAgentOf',
    args: [principal, account],
  })
  return readContractOf(read, () => new MissingContractError('terminal', client.chain?.name))
}

/** Refuses an account that may not act for a client. */
export async function checkMayActFor(
  client: TaskmeshClient,
  account: Address,
  principal: Address,
): Promise<void> {
  if (!(await mayActFor(client, account, principal))) throw new NotClientError(account, principal)
}
