import { findTaskId, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import fc from 'fast-check'
import { parseEther, type Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { boxOverlap } from '../src/agreement/boxOverlap.ts'
import { withRole } from '@taskmesh/tasks/define'
import { compileSchema } from '@taskmesh/tasks/zod'
import { comparatorOf } from '../src/agreement/comparatorOf.ts'
import { largestGroup } from '../src/agreement/largestGroup.ts'
import { verdictOf } from '../src/agreement/verdictOf.ts'
import { compareOutputs, type ToleranceOptions } from '../src/index.ts'
import { enroll, startActors, type Actor, type Actors } from './devnetClients.ts'

let actors: Actors
let source: Address
let providers: Actor[]

beforeAll(async () => {
  actors = await startActors()
  const { client, master, provider, master2, provider2, master3, provider3 } = actors
  await client.deposit({ amount: parseEther('10') })
  source = (await client.publishSource({ ...about, deliveryMethod: 'MANUAL_CONFIRMATION' })).source
  await Promise.all([
    enroll(master, provider, source),
    enroll(master2, provider2, source),
    enroll(master3, provider3, source),
  ])
  providers = [provider, provider2, provider3]
})
afterAll(() => actors.devnet.stop())

const about = { name: 'x', task: 'text-classification', minPayment: 1n } as const
const call = {
  task: 'text-classification',
  inputs: 'good',
  payment: 1000n,
  expiresIn: 600,
} as const
const positive = (score: number) => [
  { label: 'POSITIVE', score },
  { label: 'NEGATIVE', score: 1 - score },
]
const negative = (score: number) => positive(1 - score)

/** Lets the providers answer one after the other, `undefined` stays silent. */
async function answer(
  taskAddress: Address,
  answers: readonly (unknown | undefined)[],
  payment = (index: number) => 100n + BigInt(index),
) {
  for (const [index, result] of answers.entries()) {
    const provider = providers[index]
    if (provider === undefined || result === undefined) continue
    await provider.attempt({ taskAddress, payment: payment(index) })
    // Spaces, because the devnet takes the very same data once only.
    const data = `{"result":${JSON.stringify(result)}}${' '.repeat(index)}`
    await provider.submitResponse({ taskAddress, payment: payment(index), data })
  }
}

const address = (index: number) => providers[index]?.account.address

describe('on the devnet', () => {
  test('two that agree within the tolerance win against one that lies', async () => {
    const { client } = actors
    const task = await client.publishTask({ ...call, source })
    const progress: string[] = []
    const voting = client.confirmBy(task, {
      quorum: 2,
      of: 3,
      tolerance: 0.02,
      timeoutMs: 20_000,
      onProgress: ({ answers, agreeing }) => progress.push(`${agreeing}/${answers}`),
    })
    await answer(task.taskAddress, [positive(0.98), negative(0.9), positive(0.97)])
    const result = await voting
    expect(result).toMatchObject({
      output: positive(0.98),
      provider: address(0),
      payment: 100n,
      agreed: [{ provider: address(0) }, { provider: address(2), output: positive(0.97) }],
      differed: [{ provider: address(1), output: negative(0.9) }],
    })
    expect(result.differed[0]?.differences[0]?.message).toContain('POSITIVE')
    expect(progress.at(-1)).toBe('2/3')
    const { status, winningProvider } = await client.getTask({ taskAddress: task.taskAddress })
    expect([status, winningProvider]).toEqual(['FINALIZED', address(0)])
    const again = await client.confirmBy(task, { tolerance: 0.02, timeoutMs: 10_000 })
    expect(again.provider).toBe(address(0))
  })

  test('the third answer is not waited for when two agree, and the cheaper one is paid', async () => {
    const { client } = actors
    const task = await client.publishTask({ ...call, source })
    await answer(task.taskAddress, [positive(0.9), positive(0.9)], (index) => 500n - BigInt(index))
    const { provider, payment } = await client.confirmBy(task, { timeoutMs: 10_000 })
    expect([provider, payment]).toEqual([address(1), 499n])
  })

  test('three different answers confirm nothing', async () => {
    const { client } = actors
    const task = await client.publishTask({ ...call, source })
    await answer(task.taskAddress, [positive(0.9), positive(0.7), positive(0.5)])
    await expect(client.confirmBy(task, { timeoutMs: 10_000 })).rejects.toMatchObject({
      code: 'NO_AGREEMENT',
      agreeing: 1,
      answers: [{ output: positive(0.9) }, {}, {}],
    })
    expect((await client.getTask({ taskAddress: task.taskAddress })).status).toBe('RESPONDED')
  })

  test('a tie confirms nothing', async () => {
    const { client } = actors
    const task = await client.publishTask({ ...call, source })
    await answer(task.taskAddress, [positive(0.9), negative(0.9)])
    const options = { quorum: 1, of: 2, timeoutMs: 10_000 }
    await expect(client.confirmBy(task, options)).rejects.toMatchObject({ code: 'NO_AGREEMENT' })
    expect((await client.getTask({ taskAddress: task.taskAddress })).status).toBe('RESPONDED')
  })

  test('rubbish counts as an answer that differs', async () => {
    const { client } = actors
    const task = await client.publishTask({ ...call, source })
    await answer(task.taskAddress, ['rubbish', positive(0.9), positive(0.9)])
    const { differed } = await client.confirmBy(task, { timeoutMs: 10_000 })
    expect(differed).toMatchObject([{ provider: address(0), problem: { code: 'INVALID_RESULT' } }])
  })

  test('too few answers in time confirm nothing, and a later call goes on', async () => {
    const { client } = actors
    const task = await client.publishTask({ ...call, source })
    await answer(task.taskAddress, [positive(0.9)])
    // The task lives longer than this test may.
    await expect(client.confirmBy(task, { timeoutMs: 3000 })).rejects.toMatchObject({
      code: 'TOO_FEW_RESPONSES',
      retryable: true,
      answers: [{ output: positive(0.9) }],
    })
    await answer(task.taskAddress, [undefined, positive(0.9)])
    expect((await client.confirmBy(task, { timeoutMs: 10_000 })).agreed).toHaveLength(2)
  })

  test('a task whose first response the chain takes leaves no choice', async () => {
    const { client } = actors
    const first = await client.publishSource(about)
    const task = await client.publishTask({ ...call, source: first.source })
    await expect(client.confirmBy(task)).rejects.toMatchObject({ code: 'NOT_MANUAL_CONFIRMATION' })
  })

  test('a choice of somebody else against the majority is reported', async () => {
    const { client } = actors
    const task = await client.publishTask({ ...call, source })
    await answer(task.taskAddress, [positive(0.9), negative(0.9), positive(0.9)])
    const responses = await client.getResponses({ taskAddress: task.taskAddress })
    await client.confirmResponse({ response: responses[1]?.address ?? '0x' })
    await expect(client.confirmBy(task, { timeoutMs: 10_000 })).rejects.toMatchObject({
      code: 'NO_AGREEMENT',
    })
  })

  test('a vote that cannot be is refused', async () => {
    const { client } = actors
    const handle = { taskAddress: source, task: 'text-classification', inputs: 'x' } as const
    for (const options of [{ of: 0 }, { of: 17 }, { of: 2, quorum: 3 }, { of: 2.5 }]) {
      await expect(client.confirmBy(handle, options)).rejects.toMatchObject({
        code: 'INVALID_QUORUM',
      })
    }
    await expect(client.confirmBy(handle, { tolerance: 2 })).rejects.toMatchObject({
      code: 'INVALID_TOLERANCE',
    })
  })
})

/** The same shape, with other texts and numbers. */
function changed(value: unknown): unknown {
  if (typeof value === 'string') return `${value}!`
  if (typeof value === 'number') return value * 2 + 10
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return value.map(changed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, changed(entry)]))
}

function isSame(task: TaskId, a: unknown, b: unknown, tolerance?: ToleranceOptions): boolean {
  return compareOutputs(a, b, { task, inputs: '', tolerance }).length === 0
}

describe('sameness', () => {
  test('labels are equal and scores within the tolerance, in any order', () => {
    const swapped = [
      { label: 'B', score: 0.499 },
      { label: 'A', score: 0.5 },
    ]
    const ordered = [
      { label: 'A', score: 0.501 },
      { label: 'B', score: 0.5 },
    ]
    expect(isSame('text-classification', swapped, ordered)).toBe(true)
    expect(isSame('text-classification', swapped, ordered, 0)).toBe(false)
    expect(isSame('text-classification', swapped, swapped.slice(0, 1))).toBe(false)
    const faint = [...ordered, { label: 'C', score: 0.001 }]
    expect(isSame('text-classification', ordered, faint)).toBe(true)
  })

  test('texts are equal, spaces around them aside', () => {
    const text = (translation_text: string) => ({ translation_text })
    expect(isSame('translation', text('Bonjour'), text(' Bonjour\n'))).toBe(true)
    expect(isSame('translation', text('Bonjour'), text('bonjour'))).toBe(false)
    expect(isSame('translation', text('caf\u00e9'), text('cafe\u0301'))).toBe(true)
  })

  test('a list of inputs has its outputs compared in their order', () => {
    const outputs = [{ translation_text: 'a' }, { translation_text: 'b' }]
    const options = { task: 'translation', inputs: ['x', 'y'] } as const
    expect(compareOutputs(outputs, outputs, options)).toEqual([])
    expect(compareOutputs(outputs, outputs.toReversed(), options)).toEqual([
      { path: '[0].translation_text', message: '"a" and "b"' },
      { path: '[1].translation_text', message: '"b" and "a"' },
    ])
    expect(compareOutputs(outputs, outputs.slice(1), options)).toHaveLength(1)
  })

  const tolerance = { number: 0.01, overlap: 0.5 }
  const box = z.object({ xmin: z.int(), ymin: z.int(), xmax: z.int(), ymax: z.int() })
  const detections = z.array(
    z.object({
      label: z.string(),
      score: withRole(z.number(), { role: 'score' }),
      box: withRole(box, { role: 'box', of: '' }),
    }),
  )

  test('boxes overlap enough, and each finds its own', () => {
    const at = (x: number, label = 'cat', score = 0.9) => ({
      label,
      score,
      box: { xmin: x, ymin: 0, xmax: x + 100, ymax: 100 },
    })
    const compare = comparatorOf(compileSchema(detections).node, tolerance)
    expect(compare([at(0), at(300)], [at(310), at(5)])).toEqual([])
    expect(compare([at(0)], [at(60)])).toHaveLength(1)
    expect(compare([at(0)], [at(0, 'dog')])).toHaveLength(1)
    expect(compare([at(0)], [at(0), at(300, 'cat', 0.005)])).toEqual([])
    expect(compare([at(0)], [at(0), at(300)])).toHaveLength(1)
  })

  test('a field is what its schema says, whatever it is called', () => {
    const unsaid = z.array(z.object({ label: z.string(), score: z.number() }))
    const inOrder = comparatorOf(compileSchema(unsaid).node, tolerance)
    const points = withRole(z.number(), { role: 'score' })
    const said = z.array(z.object({ label: z.string(), points }))
    const inAnyOrder = comparatorOf(compileSchema(said).node, tolerance)
    const [a, b] = ['a', 'b'].map((label) => ({ label, score: 0.5, points: 0.5 }))
    expect(inOrder([a, b], [b, a])).not.toEqual([])
    expect(inAnyOrder([a, b], [b, a])).toEqual([])
  })

  const labels = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ label: `label ${index}`, score: 0.5 }))

  test('scored answers match in any order up to 200, and item by item beyond', () => {
    const [few, many] = [labels(200), labels(201)]
    expect(isSame('text-classification', few, few.toReversed())).toBe(true)
    expect(isSame('text-classification', many, many.toReversed())).toBe(false)
    expect(isSame('text-classification', many, structuredClone(many))).toBe(true)
    expect(isSame('text-classification', few, many)).toBe(false)
    expect(isSame('text-classification', many, few)).toBe(false)
  })

  test('20 000 scored answers do not stop the process', () => {
    const many = labels(20_000)
    expect(isSame('text-classification', many, structuredClone(many))).toBe(true)
    expect(isSame('text-classification', many, many.toReversed())).toBe(false)
  })

  test('large numbers are compared relative to their size', () => {
    const compare = comparatorOf(
      compileSchema(z.object({ depth: z.array(z.array(z.number())) })).node,
      tolerance,
    )
    expect(compare({ depth: [[1000, 0.5]] }, { depth: [[1005, 0.505]] })).toEqual([])
    expect(compare({ depth: [[1000]] }, { depth: [[1100]] })).toHaveLength(1)
    expect(compare({ depth: [[1]] }, { depth: [[1], [2]] })).toHaveLength(1)
    expect(compare({ depth: [[Number.NaN]] }, { depth: [[1]] })).toHaveLength(1)
  })

  test('unions, optional fields, records and unknown values are compared by what is there', () => {
    const schema = z.object({
      answer: z.union([z.string(), z.array(z.string())]),
      note: z.optional(z.nullable(z.string())),
      counts: z.record(z.string(), z.number()),
      raw: z.unknown(),
    })
    const compare = comparatorOf(compileSchema(schema).node, tolerance)
    const value = { answer: 'x', counts: { a: 1 }, raw: [{ deep: true }] }
    expect(compare(value, { ...value, note: null, extra: 'ignored' })).toEqual([])
    expect(compare(value, { ...value, answer: ['x'] })).toHaveLength(1)
    expect(compare(value, { ...value, note: 'y' })).toHaveLength(1)
    expect(compare(value, { ...value, counts: { b: 1 } })).toHaveLength(2)
    expect(compare(value, { ...value, raw: [{ deep: false }] })).toHaveLength(1)
  })

  test.each(Object.entries(TASK_EXAMPLES))('%s has its own notion of sameness', (id, examples) => {
    for (const { request, output } of examples) {
      const options = { task: findTaskId(id), inputs: request.inputs }
      expect(compareOutputs(output, structuredClone(output), options)).toEqual([])
      expect(compareOutputs(output, changed(output), options).length).toBeGreaterThan(0)
    }
  })

  test('numbers that stand where texts may stand are names', () => {
    const compare = comparatorOf(
      compileSchema(z.array(z.union([z.string(), z.number()]))).node,
      tolerance,
    )
    expect(compare([250], [250])).toEqual([])
    expect(compare([250], [251])).toHaveLength(1)
  })

  test('what a schema calls incidental does not count', () => {
    const id = z.string().check(z.meta({ incidental: true }))
    const compare = comparatorOf(compileSchema(z.object({ id, text: z.string() })).node, tolerance)
    expect(compare({ id: 'a', text: 'x' }, { id: 'b', text: 'x' })).toEqual([])
    expect(compare({ id: 'a', text: 'x' }, { id: 'a', text: 'y' })).toHaveLength(1)
  })

  test('what each provider makes up for a chat does not count, what the model says does', () => {
    const chat = (id: string, content: string) => ({
      id,
      created: id.length,
      model: 'demo',
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      usage: { prompt_tokens: id.length, completion_tokens: 1, total_tokens: 2 },
    })
    const options = { task: 'chat-completion', inputs: { messages: [] } } as const
    expect(compareOutputs(chat('a', 'Yes.'), chat('other', 'Yes.'), options)).toEqual([])
    expect(compareOutputs(chat('a', 'Yes.'), chat('a', 'No.'), options)).toHaveLength(1)
  })

  test('everything is the same as itself, and sameness has no direction', () => {
    const list = fc.array(
      fc.record({
        label: fc.constantFrom('A', 'B'),
        score: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(list, list, (a, b) => {
        expect(isSame('text-classification', a, a, 0)).toBe(true)
        expect(isSame('text-classification', a, b)).toBe(isSame('text-classification', b, a))
      }),
    )
  })

  test('the overlap of two boxes is their shared part', () => {
    const unit = { xmin: 0, ymin: 0, xmax: 2, ymax: 1 }
    expect(boxOverlap(unit, { xmin: 1, ymin: 0, xmax: 3, ymax: 1 })).toBeCloseTo(1 / 3)
    expect(boxOverlap(unit, unit)).toBe(1)
    expect(boxOverlap(unit, { xmin: 5, ymin: 5, xmax: 6, ymax: 6 })).toBe(0)
    const point = { xmin: 1, ymin: 1, xmax: 1, ymax: 1 }
    expect(boxOverlap(point, point)).toBe(1)
  })
})

describe('votes', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 })

  test('a group agrees in every pair, and none is larger', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const agrees = (a: number, b: number) => Math.abs((values[a] ?? 0) - (values[b] ?? 0)) <= 1
        const { members, rivals } = largestGroup(values.length, agrees)
        for (const a of members) for (const b of members) expect(agrees(a, b)).toBe(true)
        const sizes = values.map((low) => values.filter((v) => v === low || v === low + 1).length)
        expect(members.length).toBe(Math.max(0, ...sizes))
        expect(rivals).toBeLessThanOrEqual(members.length)
      }),
    )
  })

  test('what is decided stays decided, whatever the open voices say', () => {
    const small = fc.nat({ max: 6 })
    fc.assert(
      fc.property(small, small, small, fc.integer({ min: 1, max: 6 }), (a, b, open, quorum) => {
        const [agreeing, rivals] = a > b ? [a, b] : [b, a]
        const verdict = verdictOf({ agreeing, rivals, open, quorum })
        if (verdict === 'open' || open === 0) return
        const last = verdictOf({ agreeing, rivals: rivals + open, open: 0, quorum })
        if (verdict === 'agreed') expect(last).toBe('agreed')
        else
          expect(verdictOf({ agreeing: agreeing + open, rivals, open: 0, quorum })).toBe('hopeless')
      }),
    )
  })
})
