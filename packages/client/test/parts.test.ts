import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import fc from 'fast-check'
import { zeroHash } from 'viem'
import { expect, test } from 'vitest'
import { redactedReason } from '../src/errors/redactedReason.ts'
import { findRevertReason } from '../src/errors/revertReasons.ts'
import { parseCursor, toCursor } from '../src/events/eventCursor.ts'
import * as client from '../src/index.ts'
import { encodePayload } from '../src/payload/encodePayload.ts'
import { readPage } from '../src/reads/readPage.ts'
import { readSourceList } from '../src/reads/readSourceList.ts'
import { progressReporter } from '../src/result/progressReporter.ts'
import { withLock } from '../src/scheduling/withLock.ts'
import { taskOfComposeFile } from '../src/source/findOfferedTask.ts'
import { toExpiryTime } from '../src/source/toExpiryTime.ts'
import { UnfinishedTransactions } from '../src/transactions/UnfinishedTransactions.ts'

test('the public names', () => {
  expect(Object.keys(client).toSorted()).toMatchSnapshot()
})

test('a page is never asked for beyond the end of a list, nor of an empty one', async () => {
  const page = fc.record({ offset: fc.nat({ max: 50 }), limit: fc.nat({ max: 50 }) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer(), { maxLength: 40 }),
      page,
      async (list, { offset, limit }) => {
        const items = await readPage(
          {
            count: async () => BigInt(list.length),
            async read(lower, upper) {
              expect(lower).toBeLessThanOrEqual(upper)
              expect(upper).toBeLessThan(BigInt(list.length))
              return list.slice(Number(lower), Number(upper) + 1)
            },
          },
          { offset, limit },
        )
        expect(items).toEqual(list.slice(offset, offset + limit))
      },
    ),
  )
})

test('the range getter of a source is asked from its first entry only', async () => {
  const list = ['0x00', '0x01', '0x02', '0x03'] as const
  const reader = {
    range: async (lower: bigint, upper: bigint) => {
      expect(lower).toBe(0n)
      return list.slice(0, Number(upper) + 1)
    },
    one: async (index: bigint) => list[Number(index)] ?? '0x',
  }
  expect(await readSourceList(0n, 2n, reader)).toEqual(['0x00', '0x01', '0x02'])
  expect(await readSourceList(1n, 3n, reader)).toEqual(['0x01', '0x02', '0x03'])
})

const place = fc.record({
  block: fc.bigInt({ min: 0n, max: 10n ** 19n }),
  given: fc.array(fc.tuple(fc.nat({ max: 9 }), fc.uniqueArray(fc.nat({ max: 300 })))),
})

test('a cursor comes back as it was', () => {
  fc.assert(
    fc.property(place, ({ block, given }) => {
      const blocks = given.map(([ahead, logs]) => [block + BigInt(ahead), new Set(logs)] as const)
      const position = { block, given: new Map(blocks.filter(([, logs]) => logs.size > 0)) }
      expect(parseCursor(toCursor(position))).toEqual(position)
    }),
  )
})

test('the short form of a cursor stands for all logs up to its own', () => {
  expect(parseCursor('12:2')).toEqual({ block: 12n, given: new Map([[12n, new Set([0, 1, 2])]]) })
})

test('text that is no cursor is refused', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^\d{1,20}(:\d{1,6})?$/.test(text))
      expect(() => parseCursor(text)).toThrow('no event cursor')
    }),
  )
  for (const text of ['1;', '1;2', '1;2:', '1;2:3,', 'x', `1${';2:3'.repeat(400_000)}`]) {
    expect(() => parseCursor(text)).toThrow('no event cursor')
  }
})

test.each([
  ['NotOwner', 'NOT_OWNER'],
  ['Controller: not owner', 'NOT_OWNER'],
  ['Insufficient balance in vault', 'INSUFFICIENT_VAULT_BALANCE'],
  ['Task expired', 'TASK_EXPIRED'],
  ['ExpiryTooFar: beyond the limit', 'INVALID_EXPIRY'],
  ['OwnableUnauthorizedAccount', 'NOT_OWNER'],
  ['AlreadyConfirmed', 'ALREADY_CONFIRMED'],
  ['source_inactive', 'SOURCE_INACTIVE'],
])('the reason %j is known', (text, code) => {
  expect(findRevertReason(text)?.kind.code).toBe(code)
})

test('other reasons are not made to fit', () => {
  expect(findRevertReason('ERC20: transfer amount exceeds allowance')).toBeUndefined()
})

test('each step of a task is reported once and in order, whenever the task is read', () => {
  const path = ['NEW', 'ATTEMPTED', 'RESPONDED', 'FINALIZED'] as const
  const reads = fc.array(fc.nat({ max: 3 }), { minLength: 1 }).map((list) => list.toSorted())
  fc.assert(
    fc.property(reads, (indexes) => {
      const reported: string[] = []
      const report = progressReporter(({ status }) => reported.push(status))
      for (const index of indexes) report({ status: path[index] ?? 'NEW', attemptCount: 1 })
      expect(reported).toEqual(path.slice(0, (indexes.at(-1) ?? 0) + 1))
    }),
  )
})

test('an expiry in seconds counts from the time of the chain, rounded up', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (expiresIn) => {
      const time = toExpiryTime({ expiresIn }, 1000n)
      expect(time).toBe(1000n + BigInt(Math.ceil(expiresIn)))
    }),
  )
})

test('a moment may be a Date or seconds', () => {
  expect(toExpiryTime({ expiresAt: new Date(5500) }, 0n)).toBe(5n)
  expect(toExpiryTime({ expiresAt: 7 }, 0n)).toBe(7n)
  expect(toExpiryTime({ expiresAt: 8n }, 0n)).toBe(8n)
})

test.each([
  [`PIPE_ARGS_STR='{"task":"text-classification","model":"a/b"}'`, 'text-classification'],
  [`      PIPE_ARGS_STR: "{'task': 'translation'}"`, 'translation'],
  [`  - PIPE_ARGS_STR={\\"model\\": \\"x\\", \\"task\\": \\"summarization\\"}`, 'summarization'],
  ['  - OTHER={"task":"translation"}', undefined],
])('the task of the compose line %s', (line, task) => {
  expect(taskOfComposeFile(`services:\n  app:\n    environment:\n${line}\n`)).toBe(task)
})

test('a compose file that is made to be slow is read at once', () => {
  const start = performance.now()
  // What grows with the square of the length would take minutes.
  taskOfComposeFile('PIPE_ARGS_STR'.repeat(200_000))
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('media in memory travels as text, in a batch too', async () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
  const blob = new Blob([png], { type: 'image/png' })
  const url = 'data:image/png;base64,iVBORw=='
  const { request, json } = await encodePayload('image-classification', {
    inputs: [png, blob, url],
  })
  expect(request.inputs).toEqual([url, url, url])
  expect(JSON.parse(json)).toEqual({
    function_name: 'inference',
    data: { input: [url, url, url], args: {} },
  })
  const question = { image: png, question: 'What is it?' }
  const asked = await encodePayload('visual-question-answering', { inputs: question })
  expect(asked.request.inputs).toEqual({ image: url, question: 'What is it?' })
})

test('every example of every task has a payload', async () => {
  for (const [task, examples] of Object.entries(TASK_EXAMPLES)) {
    for (const { request } of examples) {
      const { json } = await encodePayload(task as keyof typeof TASK_EXAMPLES, request)
      expect(JSON.parse(json)).toMatchObject({ function_name: 'inference' })
    }
  }
})

test('work under one key is done one after the other, and a failure stops nothing', async () => {
  const log: string[] = []
  const work = (name: string, fails = false) =>
    withLock('key', async () => {
      log.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      log.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const all = await Promise.allSettled([work('a'), work('b', true), work('c')])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('who leaves the queue does not let the next one go before its turn', async () => {
  const log: string[] = []
  const pause = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds))
  const first = withLock('leaving', async () => {
    await pause(60)
    log.push('first ends')
  })
  const impatient = withLock('leaving', async () => log.push('never'), AbortSignal.timeout(10))
  const last = withLock('leaving', async () => log.push('last'))
  await expect(impatient).rejects.toMatchObject({ name: 'TimeoutError' })
  await Promise.all([first, last])
  expect(log).toEqual(['first ends', 'last'])
})

test('no transaction is sent when its unknown outcome could not be remembered', async () => {
  const unfinished = new UnfinishedTransactions(1)
  const send = (name: string) => {
    const transaction = { hash: zeroHash, rawTransaction: '0x', nonce: 0 } as const
    const error = new client.TransactionUncertainError(zeroHash, 'lock', { transaction })
    return unfinished.track({ name, functionName: 'lock' }, () => Promise.reject(error))
  }
  await expect(send('first')).rejects.toBeInstanceOf(client.TransactionUncertainError)
  await expect(send('second')).rejects.toBeInstanceOf(client.TooManyUnfinishedError)
  await expect(send('first')).rejects.toBeInstanceOf(client.TransactionUncertainError)
})

test('messages carry no URLs', () => {
  expect(redactedReason(new Error('failed https://user:secret@node/key\nmore'))).toBe(
    'failed (URL) more',
  )
})
