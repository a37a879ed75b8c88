import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { getSource } from '../actions/source/getSource.ts'
import { controller } from '../connection/protocolContracts.ts'
import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionUncertainError, type SignedTransactionInfo } from '../errors/chainErrors.ts'
import type { GroupResult } from '../publishGroup/GroupMember.ts'
import { getChainTime } from '../reads/getChainTime.ts'
import { startClock } from '../scheduling/startClock.ts'
import { checkOffer } from '../source/checkOffer.ts'
import { checkPayment } from '../source/checkPayment.ts'
import {
  checkMayActFor,
  checkNotExpired,
  checkSourceTerms,
  checkVaultBalance,
  mayActFor,
  type TaskTerms,
} from '../source/checkTaskTerms.ts'
import { toExpiryTime, type Expiry } from '../source/toExpiryTime.ts'
import { callContract } from '../transactions/callContract.ts'
import { findLog } from '../transactions/findLog.ts'
import type { SentTransaction } from '../transactions/sendCall.ts'
import { canBatch, isBatchRefused } from '../transactions/walletBatch.ts'
import {
  checkCommitment,
  commit,
  fundCommitments,
  missingFunds,
  settle,
  type Commitment,
} from './commitments.ts'
import { checkFiles, storePayload, type Payload } from './payload.ts'
import type { PublishTerms } from './publishTerms.ts'
import { publishWithDeposit } from './publishWithDeposit.ts'

/**
 * Sees to it that the vault balance covers the payment.
 *
 * @returns what a wallet deposits together with the task, in wei.
 */
async function checkFunds(
  client: TaskmeshClient,
  { fund = false, timeoutMs }: PublishTerms,
  { payer, commitment }: { payer: Address; commitment: Commitment },
  signal: AbortSignal,
): Promise<bigint> {
  const account = requireAccount(client, 'publishTask')
  // For an account that is no agent, the simulation shows who would have to pay.
  if (!(await raceSignal(mayActFor(client, account.address, payer), signal))) return 0n
  if (!fund) {
    await checkCommitment(client, payer, commitment, signal)
    return 0n
  }
  if (await raceSignal(canBatch(client, account), signal))
    return missingFunds(client, payer, signal)
  await fundCommitments(client, payer, { signal, timeoutMs })
  return 0n
}

async function checkAgain(
  client: TaskmeshClient,
  source: Address,
  terms: TaskTerms,
): Promise<void> {
  const { address } = requireAccount(client, 'publishTask')
  const current = await getSource(client, { source })
  checkSourceTerms(current, await getChainTime(client), terms)
  await checkMayActFor(client, address, current.client)
  await checkVaultBalance(client, current.client, terms.payment)
}

interface Ready {
  terms: TaskTerms
  configUrl: string
  signal: AbortSignal
  /** The time of the chain, in seconds since 1970. */
  clock: () => bigint
  commitment: Commitment
  /** Whose vault balance pays. */
  payer: Address
  /** What a wallet deposits together with the task, in wei. */
  deposit: bigint
}

async function sendTogether(
  client: TaskmeshClient,
  parameters: PublishTerms,
  { terms, configUrl, signal, payer, deposit, clock }: Ready,
): Promise<SentTransaction> {
  const { source, payment, onProgress } = parameters
  checkNotExpired(clock(), terms)
  return publishWithDeposit(
    client,
    {
      call: { source, config: configUrl, expiryTime: terms.expiryTime, payment },
      deposit,
      payer,
      onSent: async (callsId) => onProgress?.({ step: 'sent', callsId }),
      diagnose: () => checkAgain(client, source, terms),
    },
    signal,
  )
}

async function sendAlone(
  client: TaskmeshClient,
  parameters: PublishTerms,
  { terms, configUrl, signal, clock, commitment }: Ready,
  { log, search }: Payload,
): Promise<SentTransaction> {
  const { source, payment, onProgress, maxFeePerGas } = parameters
  const onSigned = async (transaction: SignedTransactionInfo) => {
    commitment.nonce = transaction.nonce
    await log.onSigned(transaction)
    await onProgress?.({ step: 'signed', ...transaction })
  }
  return callContract(
    client,
    {
      contract: controller,
      functionName: 'publishTask',
      args: [{ source, config: configUrl, expiryTime: terms.expiryTime, payment }],
      beforeSend: () => checkNotExpired(clock(), terms),
      chooseNonce: search && (() => search.chooseNonce()),
      maxFeePerGas,
      onSigned,
      onSent: async (hash) => onProgress?.({ step: 'sent', hash }),
      diagnose: () => checkAgain(client, source, terms),
    },
    { ...parameters, signal },
  )
}

async function send(
  client: TaskmeshClient,
  parameters: PublishTerms,
  ready: Ready,
  payload: Payload,
): Promise<SentTransaction & { taskAddress: Address }> {
  const { log } = payload
  const { onProgress, timeoutMs } = parameters
  const { deposit, payer, signal } = ready
  const alone = () => sendAlone(client, parameters, ready, payload)
  const sent =
    deposit === 0n
      ? await alone()
      : await sendTogether(client, parameters, ready).catch(async (error: unknown) => {
          if (!isBatchRefused(error)) throw error
          await fundCommitments(client, payer, { signal, timeoutMs })
          return alone()
        })
  const taskAddress = findLog(client, sent.receipt, 'TaskPublished').args.task
  await log.onPublished(taskAddress)
  await onProgress?.({ step: 'published', hash: sent.hash })
  return { ...sent, taskAddress }
}

/** Publishes a payload with its own reads, checks and transaction. */
export async function publishAlone(
  client: TaskmeshClient,
  parameters: PublishTerms & Expiry,
  payload: Payload,
): Promise<GroupResult> {
  const { task, signal, storage, search } = payload
  await search?.look()
  const payment = checkPayment(parameters.payment)
  await checkFiles(parameters, payload)
  const now = await raceSignal(getChainTime(client), signal)
  const clock = startClock(now)
  const expiryPath = parameters.expiresIn === undefined ? 'expiresAt' : 'expiresIn'
  const terms: TaskTerms = { payment, expiryTime: toExpiryTime(parameters, now), expiryPath }
  const source = await raceSignal(getSource(client, { source: parameters.source }), signal)
  checkSourceTerms(source, now, terms)
  const { address, metadataUrl, client: payer } = source
  const offer = checkOffer({ storage, source: address, metadataUrl, task, signal })
  const warnings = await raceSignal(offer, signal)
  const commitment = commit(client, payer, payment)
  try {
    const deposit = await checkFunds(client, parameters, { payer, commitment }, signal)
    await parameters.onProgress?.({ step: 'checked' })
    const configUrl = await storePayload(parameters, payload)
    const ready = { terms, configUrl, signal, clock, commitment, payer, deposit }
    const sent = await send(client, parameters, ready, payload)
    settle(client, payer, commitment)
    const { expiryTime } = terms
    return { ...sent, payment, expiryTime, configUrl, warnings, source: address }
  } catch (error) {
    // What may still land is counted until its number is mined.
    const isOpen = error instanceof TransactionUncertainError && commitment.nonce !== undefined
    if (isOpen) throw error
    settle(client, payer, commitment)
    await payload.log.onFailed()
    throw error
  }
}
