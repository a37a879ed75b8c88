import { expect, test } from 'vitest'
import type { Entry } from '../src/scheduling/entry.ts'
import { JoinedRuns, type Joint } from '../src/scheduling/JoinedRuns.ts'

function entryOf(inputs: readonly string[], changes: Partial<Entry> = {}): Entry {
  return {
    task: 'text-classification',
    inputs,
    parameters: {},
    cost: 1,
    longest: 1,
    client: undefined,
    deadline: Infinity,
    signal: new AbortController().signal,
    onPiece: undefined,
    onProgress: undefined,
    ...changes,
  }
}

/** Runs that answer each input in capital letters, and notes which ran together. */
function noting(warningsOf: (joint: Joint) => string[] = () => []) {
  const ran: (readonly unknown[])[] = []
  const runs = new JoinedRuns(async (joint) => {
    ran.push(joint.inputs)
    if (joint.inputs.includes('bad')) throw new TypeError('bad')
    return {
      outputs: joint.inputs.map((input) => String(input).toUpperCase()),
      warnings: warningsOf(joint),
      calls: joint.calls,
    }
  })
  return { ran, runs }
}

test('default: each entry gets the outputs of its own inputs', async () => {
  const { ran, runs } = noting()
  const answers = runs.run([entryOf(['a']), entryOf(['b', 'c']), entryOf(['d'])])
  expect(await Promise.all(answers)).toEqual([
    { outputs: ['A'], warnings: [], calls: 3 },
    { outputs: ['B', 'C'], warnings: [], calls: 3 },
    { outputs: ['D'], warnings: [], calls: 3 },
  ])
  expect(ran).toEqual([['a', 'b', 'c', 'd']])
})

test('behavior: an error of one is of no other', async () => {
  const { ran, runs } = noting()
  const [good, bad] = runs.run([entryOf(['a']), entryOf(['bad'])])
  expect(await good).toMatchObject({ outputs: ['A'], calls: 1 })
  await expect(bad).rejects.toThrowError(TypeError)
  expect(ran).toEqual([['a', 'bad'], ['a'], ['bad']])
})

test('behavior: a warning about an input goes to its own caller', async () => {
  const { runs } = noting(({ inputs }) => (inputs.includes('long') ? ['A text was cut.'] : []))
  const [short, long] = runs.run([entryOf(['a']), entryOf(['long'])])
  expect(await short).toMatchObject({ warnings: [] })
  expect(await long).toMatchObject({ warnings: ['A text was cut.'] })
  const entry = entryOf(['b'])
  const asked = Array.from({ length: 33 }, () => runs.mayJoin(entry))
  expect(asked.indexOf(true)).toBe(32)
  expect(runs.mayJoin(entryOf(['b'], { longest: 100 }))).toBe(true)
})

test('behavior: a warning about parameters goes to all, and is known the second time', async () => {
  const parameters = { foo: 1 }
  const { ran, runs } = noting(() => ['"foo" had no effect.'])
  const run = () => runs.run([entryOf(['a'], { parameters }), entryOf(['b'], { parameters })])
  for (const answer of await Promise.all(run())) expect(answer.warnings).toHaveLength(1)
  expect(ran).toHaveLength(3)
  for (const answer of await Promise.all(run())) expect(answer.warnings).toHaveLength(1)
  expect(ran).toHaveLength(4)
})

test('behavior: what runs ends when nobody waits for any of it', async () => {
  const signals: AbortSignal[] = []
  const runs = new JoinedRuns(
    ({ signal }) =>
      new Promise<{ outputs: unknown[]; warnings: string[] }>((_, reject) => {
        signals.push(signal)
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
  )
  const callers = [new AbortController(), new AbortController()] as const
  const [first, second] = callers.map(({ signal }) => entryOf(['a'], { signal }))
  if (first === undefined || second === undefined) throw new TypeError('two callers')
  const answers = runs.run([first, second])
  const failures = Promise.all(answers.map((one) => expect(one).rejects.toThrowError('gone')))
  callers[0].abort(new Error('gone'))
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  callers[1].abort(new Error('gone'))
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  await failures
  expect(signals).toHaveLength(1)
})
