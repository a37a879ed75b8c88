import { formatEther, formatGwei, isAddressEqual } from 'viem'
import type { Refusal } from './decision.ts'
import { estimateTask, forSeconds, neededPayment } from './estimateTask.ts'
import { measureWork, type WorkUnits } from './measureWork.ts'
import type { Circumstances, Offer } from './offer.ts'
import type { PolicyRules } from './policySchema.ts'

/** One reason not to take a task. */
export type Rule = (
  offer: Offer,
  circumstances: Circumstances,
  rules: PolicyRules,
) => (Refusal & { isPassing?: boolean }) | undefined

/** A task waits for a lower fee when it would pay at this part of today's. */
const FEE_PATIENCE = 2n

const inOgpu = (wei: bigint) => `${formatEther(wei)} OGPU`
const inSeconds = (seconds: number) => `${Math.round(seconds * 10) / 10} s`

const isOffered: Rule = ({ source, task }, _circumstances, { sources, tasks }) => {
  if (sources !== undefined && !sources.some((one) => isAddressEqual(one, source))) {
    return { code: 'NOT_OFFERED', reason: `it is of the source ${source}, which is not served` }
  }
  if (tasks !== undefined && !tasks.includes(task)) {
    return { code: 'NOT_OFFERED', reason: `it is ${task}, which is not served` }
  }
  return undefined
}

const hasTime: Rule = (offer, circumstances, rules) => {
  const { longestSeconds } = estimateTask(offer, circumstances, rules)
  const { safetyMarginSeconds } = rules
  const needed = longestSeconds + safetyMarginSeconds
  if (offer.secondsLeft > needed) return undefined
  const basis = circumstances.measured === undefined ? 'is expected to take' : 'takes'
  const left =
    offer.secondsLeft > 0 ? `only ${inSeconds(offer.secondsLeft)} are left` : 'it is over'
  const reason = `${left}; ${offer.model} ${basis} ${inSeconds(longestSeconds)}, and ${inSeconds(safetyMarginSeconds)} are kept for the chain`
  return { code: 'TOO_LATE', reason }
}

const paysMinimum: Rule = ({ payment }, _circumstances, { minPayment }) => {
  if (payment >= minPayment) return undefined
  const reason = `it pays ${inOgpu(payment)}, less than the least, ${inOgpu(minPayment)}`
  return { code: 'PAYMENT_TOO_LOW', reason }
}

const paysCosts: Rule = (offer, circumstances, rules) => {
  if (rules.worksAtLoss) return undefined
  const estimate = estimateTask(offer, circumstances, rules)
  const needed = neededPayment(estimate, rules)
  if (offer.payment >= needed && offer.payment > 0n) return undefined
  const { gasCost, modelCost } = estimate
  const fee = `${formatGwei(circumstances.feePerGas)} gwei`
  const costs = [
    `gas ${inOgpu(gasCost)} at ${fee}`,
    ...(modelCost === 0n ? [] : [`the model ${inOgpu(modelCost)}`]),
    `a margin of ${rules.marginPercent} %`,
  ]
  const reason = `it pays ${inOgpu(offer.payment)}, less than ${inOgpu(needed)}: ${costs.join(', ')}`
  const later = neededPayment({ gasCost: gasCost / FEE_PATIENCE, modelCost }, rules)
  return {
    code: 'PAYMENT_TOO_LOW',
    reason,
    isPassing: offer.payment >= later && offer.payment > 0n,
  }
}

/** What the work of a request has to bring at least, in wei, for each unit that has a price. */
function pricesOf({ prices }: PolicyRules, work: WorkUnits, seconds: number) {
  const { perSecond, perThousandTokens, perMegapixel, perInput } = prices
  return [
    { price: perSecond, count: seconds, unit: 's of the model' },
    { price: perThousandTokens, count: work.tokens / 1000, unit: 'thousand tokens' },
    { price: perMegapixel, count: work.megapixels ?? 0, unit: 'megapixels' },
    { price: perInput, count: work.inputs, unit: 'input(s)' },
  ].flatMap(({ price, count, unit }) =>
    price === undefined ? [] : [{ least: forSeconds(price, count), count, unit }],
  )
}

const paysWork: Rule = (offer, circumstances, rules) => {
  const { expectedSeconds } = estimateTask(offer, circumstances, rules)
  const { payload, payment, task } = offer
  const unknown: WorkUnits = { inputs: 0, tokens: 0, megapixels: undefined }
  const work = payload === undefined ? unknown : measureWork(task, payload.request)
  const unpaid = pricesOf(rules, work, expectedSeconds).find(({ least }) => payment < least)
  if (unpaid === undefined) return undefined
  const count = Math.round(unpaid.count * 1000) / 1000
  const reason = `it pays ${inOgpu(payment)}, less than ${inOgpu(unpaid.least)} for ${count} ${unpaid.unit}`
  return { code: 'PAYMENT_TOO_LOW', reason }
}

const fitsPayload: Rule = ({ payload }, _circumstances, { maxPayloadBytes }) => {
  if (payload === undefined || payload.size <= maxPayloadBytes) return undefined
  const reason = `its payload has ${payload.size} bytes, more than ${maxPayloadBytes}`
  return { code: 'CONTENT_TOO_LARGE', reason }
}

const isFree: Rule = ({ attempts }, _circumstances, { maxAttempts }) => {
  if (maxAttempts === undefined || attempts < maxAttempts) return undefined
  return { code: 'TOO_CONTESTED', reason: `${attempts} provider(s) have attempted it already` }
}

const isWithinDay: Rule = (offer, circumstances, { daily, safetyMarginSeconds }) => {
  const { today, gas, feePerGas, secondsToMidnight } = circumstances
  const next = feePerGas * (gas.attempt + gas.submit)
  const isPassing = offer.secondsLeft > secondsToMidnight + safetyMarginSeconds
  const code = 'DAILY_CAP_REACHED'
  if (daily.maxTasks !== undefined && today.tasks >= daily.maxTasks) {
    return { code, reason: `${today.tasks} tasks were attempted today, the most`, isPassing }
  }
  if (daily.maxGas === undefined || today.gasSpent + next <= daily.maxGas) return undefined
  const spent = `${inOgpu(today.gasSpent)} of gas were spent today`
  return { code, reason: `${spent}, and ${inOgpu(daily.maxGas)} are the most`, isPassing }
}

/** What is asked of a task, the first reason first. Those that are final come before those that pass. */
export const RULES: readonly Rule[] = [
  isOffered,
  hasTime,
  paysMinimum,
  paysWork,
  fitsPayload,
  isFree,
  paysCosts,
  isWithinDay,
]
