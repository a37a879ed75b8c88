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
import { checkCommitment, commit, fundCommitments, settle, type Commitment } from './commitments.ts'
import { checkFiles, storePayload, type Payload } from './payload.ts'
import type { PublishTerms } from './publishTerms.ts'

async function checkFunds(
  client: TaskmeshClient,
  { fund = false, timeoutMs }: PublishTerms,
  { payer, commitment }: { payer: Address; commitment: Commitment },
  signal: AbortSignal,
): Promise<void> {
  const { address } = requireAccount(client, 'publishTask')
  // For an account that is no agent, the simulation shows who would have to pay.
  if (!(await raceSignal(mayActFor(client, address, payer), signal))) return
  if (fund) await fundCommitments(client, payer, { signal, timeoutMs })
  else await checkCommitment(client, payer, commitment, signal)
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
}

async function send(
  client: TaskmeshClient,
  parameters: PublishTerms,
  { terms, configUrl, signal, clock, commitment }: Ready,
  { log, search }: Payload,
): Promise<SentTransaction & { taskAddress: Address }> {
  const { source, payment, onProgress, maxFeePerGas } = parameters
  const onSigned = async (transaction: SignedTransactionInfo) => {
    commitment.nonce = transaction.nonce
    await log.onSigned(transaction)
    await onProgress?.({ step: 'signed', ...transaction })
  }
  const sent = await callContract(
    client,
    {
      contract: controller,
      functionName: 'publishTask',
      args: [{ source, config: configUrl, expiryTime: terms.expiryTime, payment }],
      beforeSend: () => checkNotExpired(clock(), terms),
      chooseNonce: search && (() => search.chooseNonce()),
      maxFeePerGas,
      onSigned,
      diagnose: () => checkAgain(client, source, terms),
    },
    { ...parameters, signal },
  )
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
    await checkFunds(client, parameters, { payer, commitment }, signal)
    await parameters.onProgress?.({ step: 'checked' })
    const configUrl = await storePayload(parameters, payload)
    const ready = { terms, configUrl, signal, clock, commitment }
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
