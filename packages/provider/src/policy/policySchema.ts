import { TASK_IDS } from '@taskmesh/tasks'
import { isAddress, parseEther, type Address } from 'viem'
import * as z from 'zod'

const DECIMAL = /^\d{1,12}(\.\d{1,18})?$/

const AMOUNT = 'expected an amount in OGPU as a string, such as "0.002", or in wei as a bigint'

const amount = z
  .union([z.bigint().nonnegative(), z.string().regex(DECIMAL, { error: AMOUNT })], {
    error: AMOUNT,
  })
  .transform((value) => (typeof value === 'bigint' ? value : parseEther(value)))

const address = z.custom<Address>(
  (value) => typeof value === 'string' && isAddress(value, { strict: false }),
  { error: 'expected an address of 20 bytes, such as "0x1234…"' },
)
const task = z.enum(TASK_IDS, { error: 'expected the name of a task, such as "translation"' })
const seconds = z
  .number()
  .positive()
  .max(86_400 * 365)

const prices = z.strictObject({
  perSecond: amount.optional().describe('For a second of the model, in OGPU.'),
  perThousandTokens: amount
    .optional()
    .describe('For 1000 tokens of text, those that may be generated included, in OGPU.'),
  perMegapixel: amount.optional().describe('For a million pixels that are to be made, in OGPU.'),
  perInput: amount.optional().describe('For each input of a batch, in OGPU.'),
})

const daily = z.strictObject({
  maxGas: amount.optional().describe('Gas that may be spent in a day (UTC), in OGPU.'),
  maxTasks: z.int().min(1).optional().describe('Tasks that may be attempted in a day (UTC).'),
})

/**
 * What a provider takes, as data: for a configuration file or for `createProvider({ policy })`.
 * Amounts are strings in OGPU or bigints in wei.
 */
export const policySchema = z.strictObject({
  sources: z.array(address).min(1).optional().describe('Take only tasks of these sources.'),
  tasks: z.array(task).min(1).optional().describe('Take only tasks of these kinds.'),
  minPayment: amount.default(0n).describe('Least payment, in OGPU. Default 0.'),
  marginPercent: z
    .number()
    .min(0)
    .max(10_000)
    .default(10)
    .describe(
      'What has to remain of a payment, in percent of its costs: gas and model. Default 10.',
    ),
  modelCostPerSecond: amount
    .default(0n)
    .describe('What a second of the model costs you, in OGPU, such as electricity. Default 0.'),
  worksAtLoss: z
    .boolean()
    .default(false)
    .describe(
      'Take tasks too that do not pay their costs: for networks whose money is worth nothing.',
    ),
  prices: prices.default({}).describe('Least payment for a unit of work, where it is known.'),
  expectedSeconds: seconds
    .default(5)
    .describe('How long a model runs, in seconds, as long as nothing was measured. Default 5.'),
  safetyMarginSeconds: z
    .number()
    .min(0)
    .max(86_400)
    .default(5)
    .describe('How long before its expiry a task has to be answered, in seconds. Default 5.'),
  maxPayloadBytes: z
    .int()
    .min(1)
    .default(32 * 1024 * 1024)
    .describe('Most bytes of a payload. Default 33554432 (32 MiB).'),
  maxAttempts: z
    .int()
    .min(1)
    .optional()
    .describe('Leave a task that so many other providers have attempted. Default: no limit.'),
  daily: daily.default({}).describe('What may be spent in a day (UTC).'),
})

/** What a provider takes, as an operator writes it. All of it has defaults. */
export type PolicyOptions = z.input<typeof policySchema>

/** The same with its defaults and all amounts in wei. */
export type PolicyRules = z.output<typeof policySchema>
