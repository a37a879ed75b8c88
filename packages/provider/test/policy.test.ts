import { createPublicClient, custom, parseEther, type Address } from 'viem'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChainHead } from '../src/chain/chainHead.ts'
import { nextBaseFeeOf } from '../src/chain/nextBaseFeeOf.ts'
import { createPolicy } from '../src/policy/createPolicy.ts'
import type { Decision } from '../src/policy/decision.ts'
import { estimateTask, neededPayment } from '../src/policy/estimateTask.ts'
import { measureWork } from '../src/policy/measureWork.ts'
import type { Circumstances, Offer } from '../src/policy/offer.ts'
import type { PolicyOptions } from '../src/policy/policySchema.ts'
import { policyJsonSchema, readPolicy } from '../src/policy/readPolicy.ts'
import {
  chooseNext,
  isFeasible,
  jobPriority,
  payRate,
  urgencyOf,
  type Candidate,
} from '../src/policy/taskOrder.ts'

const source: Address = '0x1111111111111111111111111111111111111111'
const GWEI = 1_000_000_000n

const offer: Offer = {
  taskAddress: '0x2222222222222222222222222222222222222222',
  source,
  task: 'text-classification',
  model: 'acme/words',
  payment: parseEther('0.002'),
  attempts: 0,
  secondsLeft: 600,
}
/** A fee at which gas costs 0.001 OGPU. */
const circumstances: Circumstances = {
  feePerGas: GWEI,
  gas: { attempt: 200_000n, submit: 800_000n },
  measured: { p50: 1, p95: 2, count: 50 },
  today: { gasSpent: 0n, tasks: 0 },
  secondsToMidnight: 3600,
}

function decide(
  options: PolicyOptions,
  changed: Partial<Offer> = {},
  now: Partial<Circumstances> = {},
): Decision {
  return createPolicy(options)({ ...offer, ...changed }, { ...circumstances, ...now })
}

test('a task is taken from the payment that covers its gas and a tenth more', () => {
  expect(decide({}, { payment: parseEther('0.0011') })).toMatchObject({
    kind: 'take',
    estimate: { gasCost: parseEther('0.001'), profit: parseEther('0.0001') },
  })
  expect(decide({}, { payment: parseEther('0.0011') - 1n })).toEqual({
    kind: 'wait',
    code: 'PAYMENT_TOO_LOW',
    reason:
      'it pays 0.001099999999999999 OGPU, less than 0.0011 OGPU: gas 0.001 OGPU at 1 gwei, a margin of 10 %',
  })
})

test('a task of 1 wei is declined for good', () => {
  expect(decide({}, { payment: 1n })).toMatchObject({ kind: 'decline', code: 'PAYMENT_TOO_LOW' })
  expect(decide({}, { payment: 0n }, { feePerGas: 0n })).toMatchObject({ kind: 'decline' })
})

test("a task waits for a lower fee when it would pay at half of today's", () => {
  const payment = parseEther('0.0011')
  expect(decide({}, { payment }, { feePerGas: 2n * GWEI })).toMatchObject({ kind: 'wait' })
  expect(decide({}, { payment }, { feePerGas: 3n * GWEI })).toMatchObject({ kind: 'decline' })
})

test('what a model costs is counted for as long as it runs', () => {
  const policy = { modelCostPerSecond: '0.001', marginPercent: 0 }
  expect(decide(policy)).toMatchObject({ kind: 'take', estimate: { profit: 0n } })
  const slower = { measured: { p50: 3, p95: 4, count: 9 } }
  expect(decide(policy, {}, slower)).toMatchObject({ kind: 'decline', code: 'PAYMENT_TOO_LOW' })
})

test.each<[string, PolicyOptions, Partial<Offer>, string, string]>([
  ['another source', { sources: [offer.taskAddress] }, {}, 'NOT_OFFERED', source],
  ['another task', { tasks: ['translation'] }, {}, 'NOT_OFFERED', 'text-classification'],
  ['less than the least', { minPayment: '0.01' }, {}, 'PAYMENT_TOO_LOW', '0.01 OGPU'],
  [
    'too little time',
    {},
    { secondsLeft: 6 },
    'TOO_LATE',
    'only 6 s are left; acme/words takes 2 s',
  ],
  ['no time', {}, { secondsLeft: -4 }, 'TOO_LATE', 'it is over'],
  ['others at work', { maxAttempts: 2 }, { attempts: 2 }, 'TOO_CONTESTED', '2 provider(s)'],
  [
    'too little for a second',
    { prices: { perSecond: '0.1' } },
    {},
    'PAYMENT_TOO_LOW',
    '1 s of the',
  ],
])('it is declined in words: %s', (_what, options, changed, code, words) => {
  const decision = decide(options, changed)
  expect(decision).toMatchObject({ kind: 'decline', code })
  expect(decision).toHaveProperty('reason', expect.stringContaining(words))
})

test('prices for tokens, pixels and inputs, and the size, are asked once the payload is known', () => {
  const request = { inputs: ['x'.repeat(4000), 'y'], parameters: {} }
  const payload = { request, size: 5000 }
  const perThousandTokens = parseEther('0.0015')
  expect(decide({ prices: { perThousandTokens } }).kind).toBe('take')
  expect(decide({ prices: { perThousandTokens } }, { payload }).kind).toBe('take')
  const dear = { prices: { perThousandTokens: 2n * perThousandTokens } }
  expect(decide(dear, { payload })).toMatchObject({ code: 'PAYMENT_TOO_LOW' })
  expect(decide({ prices: { perInput: '0.0011' } }, { payload })).toMatchObject({ kind: 'decline' })
  expect(decide({ prices: { perInput: '0.001' } }, { payload })).toMatchObject({ kind: 'take' })
  const size = decide({ maxPayloadBytes: 4999 }, { payload })
  expect(size).toMatchObject({ kind: 'decline', code: 'CONTENT_TOO_LARGE' })
  const image = { inputs: 'a cat', parameters: { width: 2000, height: 1000 } }
  const big = { task: 'text-to-image', payload: { request: image, size: 10 } } as const
  expect(decide({ prices: { perMegapixel: '0.002' } }, big)).toMatchObject({
    reason: expect.stringContaining('for 2 megapixels'),
  })
})

test('work is measured without counting media as text', () => {
  const image = `data:image/png;base64,${'A'.repeat(100_000)}`
  expect(measureWork('image-classification', { inputs: image }).tokens).toBe(0)
  const generated = { inputs: 'abcd', parameters: { max_new_tokens: 99 } }
  expect(measureWork('text-generation', generated)).toMatchObject({ tokens: 100, inputs: 1 })
})

test('caps of the day let a task wait for midnight if it has the time, and else decline it', () => {
  const now = { today: { gasSpent: parseEther('0.0095'), tasks: 9 } }
  expect(decide({ daily: { maxTasks: 10, maxGas: '0.0105' } }, {}, now).kind).toBe('take')
  expect(decide({ daily: { maxGas: '0.01' } }, {}, now)).toMatchObject({
    kind: 'decline',
    code: 'DAILY_CAP_REACHED',
    reason: '0.0095 OGPU of gas were spent today, and 0.01 OGPU are the most',
  })
  expect(decide({ daily: { maxTasks: 9 } }, { secondsLeft: 7200 }, now)).toMatchObject({
    kind: 'wait',
    code: 'DAILY_CAP_REACHED',
  })
})

test('who works at a loss takes what pays nothing, and only what has time', () => {
  expect(decide({ worksAtLoss: true }, { payment: 0n }).kind).toBe('take')
  expect(decide({ worksAtLoss: true }, { payment: 0n, secondsLeft: 1 }).kind).toBe('decline')
})

test('property: what is taken never costs more than it pays, and more pay is never worse', () => {
  const wei = fc.bigInt({ min: 0n, max: parseEther('0.01') })
  fc.assert(
    fc.property(
      wei,
      wei,
      fc.bigInt({ min: 0n, max: 10n * GWEI }),
      wei,
      (payment, more, feePerGas, perSecond) => {
        const options = { modelCostPerSecond: perSecond }
        const less = decide(options, { payment }, { feePerGas })
        if (less.kind !== 'take') return
        expect(less.estimate.profit).toBeGreaterThanOrEqual(0n)
        const needed = neededPayment(less.estimate, readPolicy(options))
        expect(payment).toBeGreaterThanOrEqual(needed)
        expect(decide(options, { payment: payment + more }, { feePerGas }).kind).toBe('take')
        expect(decide(options, { payment }, { feePerGas: feePerGas / 2n }).kind).toBe('take')
      },
    ),
  )
})

test.each<[object, string]>([
  [{ minPayment: 0.1 }, 'policy.minPayment'],
  [{ minPayment: '1e3' }, 'policy.minPayment'],
  [{ minPayment: -1n }, 'policy.minPayment'],
  [{ sources: ['0x12'] }, 'policy.sources.0'],
  [{ tasks: ['text'] }, 'policy.tasks.0'],
  [{ daily: { maxTasks: 0 } }, 'policy.daily.maxTasks'],
  [{ marginPercent: Number.NaN }, 'policy.marginPercent'],
  [{ minimumPayment: '1' }, 'policy'],
])('a policy that is wrong is refused by its path: %o', (options, path) => {
  const read = () => readPolicy(options)
  expect(read).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', path }))
})

test('the JSON Schema of a policy takes what a file can hold, and refuses what is wrong', () => {
  const schema = policyJsonSchema()
  const validate = new Ajv2020().compile(schema)
  const good: PolicyOptions = {
    sources: [source],
    tasks: ['translation'],
    minPayment: '0.01',
    daily: { maxGas: '1' },
  }
  expect(validate(good)).toBe(true)
  expect(() => readPolicy(good)).not.toThrow()
  for (const wrong of [
    { minPayment: 1 },
    { minPayment: 'x' },
    { sources: ['0x1'] },
    { other: 1 },
  ]) {
    expect(validate(wrong)).toBe(false)
  }
  expect(JSON.stringify(schema)).not.toContain('"description":""')
})

const candidate = fc
  .record({
    profit: fc.bigInt({ min: -parseEther('0.01'), max: parseEther('0.01') }),
    expectedSeconds: fc.integer({ min: 1, max: 60 }),
    longer: fc.nat(60),
    deadline: fc.integer({ min: 0, max: 4000 }),
  })
  .map(({ profit, expectedSeconds, longer, deadline }) => ({
    estimate: { profit, expectedSeconds, longestSeconds: expectedSeconds + longer },
    deadline,
  }))

test('property: the next can be done in time, and none of the others pays more than twice as much', () => {
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 30 }), fc.nat(4000), (waiting, now) => {
      const { next, late } = chooseNext(waiting, now)
      const possible = waiting.filter((one) => isFeasible(one, now))
      expect(late.length + possible.length).toBe(waiting.length)
      expect(late.every((one) => !isFeasible(one, now))).toBe(true)
      expect(next === undefined).toBe(possible.length === 0)
      if (next === undefined) return
      for (const other of possible) {
        expect(urgencyOf(next, now)).toBeGreaterThanOrEqual(urgencyOf(other, now))
        if (payRate(other) > 0) expect(payRate(other)).toBeLessThanOrEqual(2 * payRate(next))
      }
    }),
  )
})

test('property: of two that pay the same, the one that expires first is first', () => {
  fc.assert(
    fc.property(candidate, fc.integer({ min: 1, max: 1000 }), fc.nat(4000), (one, later, now) => {
      fc.pre(isFeasible(one, now) && one.estimate.profit > 0n)
      const other = { ...one, deadline: one.deadline + later }
      expect(chooseNext([other, one], now).next).toBe(one)
    }),
  )
})

test('behind 1,000 cheap tasks one that pays 0.01 is the next', () => {
  const estimate = { expectedSeconds: 1, longestSeconds: 2 }
  const cheap: Candidate[] = Array.from({ length: 1000 }, (_, index) => ({
    estimate: { ...estimate, profit: parseEther('0.0001') },
    deadline: 10 + index,
  }))
  const dear = { estimate: { ...estimate, profit: parseEther('0.009') }, deadline: 86_400 }
  expect(chooseNext([...cheap, dear], 0).next).toBe(dear)
  expect(jobPriority(dear, 0)).toBeGreaterThan(jobPriority({ ...dear, ...cheap[0] }, 0))
})

test('property: the priority of a job orders as the choice does', () => {
  fc.assert(
    fc.property(candidate, candidate, fc.nat(4000), (a, b, now) => {
      fc.pre(urgencyOf(a, now) >= urgencyOf(b, now))
      expect(jobPriority(a, now)).toBeGreaterThanOrEqual(jobPriority(b, now))
      expect(Number.isSafeInteger(jobPriority(a, now))).toBe(true)
    }),
  )
})

test('the fee is read once for all that ask within a block, and again after a failure', async () => {
  const asked: string[] = []
  let isDown = true
  const transport = custom(
    {
      async request({ method }: { method: string }) {
        asked.push(method)
        if (isDown) throw new Error('down')
        if (method !== 'eth_getBlockByNumber') return '0x2'
        const gas = { gasLimit: '0x64', gasUsed: '0x64', baseFeePerGas: '0x50' }
        return { number: '0x1', timestamp: '0x1', transactions: [], ...gas }
      },
    },
    { retryCount: 0 },
  )
  const { feePerGas } = createChainHead(createPublicClient({ transport }))
  await expect(feePerGas()).rejects.toMatchObject({ code: 'RPC_FAILED' })
  isDown = false
  asked.length = 0
  expect(await Promise.all([feePerGas(), feePerGas(), feePerGas()])).toEqual([92n, 92n, 92n])
  expect(await feePerGas()).toBe(92n)
  expect(asked.toSorted()).toEqual(['eth_getBlockByNumber', 'eth_maxPriorityFeePerGas'])
})

test('where a chain has no base fee the gas price is what a unit of gas costs', async () => {
  const transport = custom({
    async request({ method }: { method: string }) {
      if (method !== 'eth_getBlockByNumber') return '0x7'
      const gas = { gasLimit: '0x64', gasUsed: '0x64' }
      return { number: '0x1', timestamp: '0x1', transactions: [], ...gas }
    },
  })
  const head = createChainHead(createPublicClient({ transport }))
  expect(await head.feePerGas()).toBe(7n)
  expect(await head.fees()).toEqual({ type: 'legacy', gasPrice: 7n })
})

// The first is block 12,965,000 of Ethereum's main net, the first with a base fee.
test.each([
  [1_000_000_000n, 30_025_257n, 30_029_122n, 1_124_967_822n],
  [1000n, 50n, 100n, 1000n],
  [1000n, 0n, 100n, 875n],
  [7n, 60n, 100n, 8n],
])('a base fee of %i in a block that used %i of %i is followed by %i', (...each) => {
  const [baseFeePerGas, gasUsed, gasLimit, next] = each
  expect(nextBaseFeeOf({ baseFeePerGas, gasUsed, gasLimit })).toBe(next)
})

test('an estimate reckons with the guess before the first run, and with what was measured after it', () => {
  const { measured: _measured, ...unmeasured } = circumstances
  const rules = readPolicy({ expectedSeconds: 7 })
  expect(estimateTask(offer, unmeasured, rules)).toMatchObject({
    expectedSeconds: 7,
    longestSeconds: 7,
  })
  expect(estimateTask(offer, circumstances, rules)).toMatchObject({
    expectedSeconds: 1,
    longestSeconds: 2,
  })
})
