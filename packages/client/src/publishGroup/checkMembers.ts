import type { Address } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { InsufficientVaultBalanceError } from '../errors/publishErrors.ts'
import { deposit } from '../actions/vault/deposit.ts'
import { checkOffer } from '../source/checkOffer.ts'
import { checkSourceTerms, type TaskTerms } from '../source/checkTaskTerms.ts'
import { toExpiryTime } from '../source/toExpiryTime.ts'
import { commitFunds } from './commitFunds.ts'
import { attemptAll, type GroupMember } from './GroupMember.ts'
import type { CheckedMember } from './ReadyMember.ts'
import type { Market } from './readMarket.ts'

interface WithPayer extends CheckedMember {
  payer: Address
  payment: bigint
  fund: boolean
}

async function checkTerms(market: Market, member: GroupMember): Promise<WithPayer> {
  const { request } = member
  const { expiry, payment, fund, storage, task, signal } = request
  const expiryPath = expiry.expiresIn === undefined ? 'expiresAt' : 'expiresIn'
  const terms: TaskTerms = { payment, expiryTime: toExpiryTime(expiry, market.now), expiryPath }
  const found = market.source(request.source)
  checkSourceTerms(found, market.now, terms)
  const { address: source, metadataUrl, client: payer } = found
  const warnings = await checkOffer({ storage, source, metadataUrl, task, signal })
  return { member, terms, source, warnings, payer, payment, fund }
}

/**
 * Covers the payments of one payer, in their order.
 *
 * @returns those that are covered. The others have failed.
 */
async function coverPayments(
  client: TaskmeshClient,
  payer: Address,
  { balance, isAllowed }: { balance: bigint; isAllowed: boolean },
  members: readonly WithPayer[],
): Promise<readonly WithPayer[]> {
  // For an account that is no agent, the simulation shows who would have to pay.
  if (!isAllowed) return members
  const { covered, uncovered, deposit: amount } = commitFunds(members, balance)
  for (const { item, balance: left } of uncovered) {
    item.member.fail(new InsufficientVaultBalanceError(payer, item.payment, left))
  }
  if (amount === 0n) return covered
  try {
    // It goes on however many give up: the money stays in the vault of who pays.
    await deposit(client, { amount, account: payer })
    return covered
  } catch (error) {
    const { covered: rest } = commitFunds(
      covered.map((one) => ({ ...one, fund: false })),
      balance,
    )
    const isCovered = new Set(rest.map(({ member }) => member))
    for (const { member } of covered) if (!isCovered.has(member)) member.fail(error)
    return rest
  }
}

/**
 * Checks members against what was read once for all of them, and deposits what is missing for those
 * that want it, in one transaction for each payer.
 *
 * @returns those whose terms are good. The others have failed.
 */
export async function checkMembers(
  client: TaskmeshClient,
  market: Market,
  members: readonly GroupMember[],
): Promise<CheckedMember[]> {
  const checked = await attemptAll(
    members,
    (member) => member,
    (member) => checkTerms(market, member),
  )
  const payers = new Set(checked.map(({ payer }) => payer))
  const covered: CheckedMember[] = []
  for (const payer of payers) {
    const ofPayer = checked.filter((one) => one.payer === payer)
    covered.push(...(await coverPayments(client, payer, market.payer(payer), ofPayer)))
  }
  return attemptAll(
    covered,
    ({ member }) => member,
    async (one) => {
      await one.member.request.onChecked()
      return one
    },
  )
}
