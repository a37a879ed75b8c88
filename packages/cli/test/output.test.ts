import { UnsafeAddressError } from '@taskmesh/content'
import { MediaError } from '@taskmesh/inference-runner'
import type { TaskState } from '@taskmesh/provider'
import { UnknownTaskError } from '@taskmesh/tasks'
import { HeldPaymentError } from '@taskmesh/venues/chain'
import { describe, expect, test, vi } from 'vitest'
import { StoppedError } from '../src/actions/listenForStop.ts'
import { exitCodeOf } from '../src/output/exitCodeOf.ts'
import { formatRefusal } from '../src/output/formatRefusal.ts'
import { printError } from '../src/output/printError.ts'
import { toJson } from '../src/output/toJson.ts'

describe('toJson', () => {
  test.each([
    ['a Buffer', Buffer.from('hi')],
    ['bytes', new Uint8Array([104, 105])],
  ])('behavior: %s becomes a data: URL', (_, bytes) => {
    expect(toJson({ inputs: [bytes] })).toBe(
      '{"inputs":["data:application/octet-stream;base64,aGk="]}',
    )
  })

  test('behavior: a BigInt becomes a decimal string', () => {
    expect(toJson({ wei: 10n })).toBe('{"wei":"10"}')
  })
})

const ADDRESS = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

function refusalOf(state: TaskState): string | undefined {
  const record = { address: ADDRESS, source: ADDRESS, task: 'translation', state } as const
  const terms = { configUrl: 'data:,x', payment: 1n, expiryTime: 1n }
  const numbers = { earned: 0n, retries: 0, fence: 0, stages: {}, updatedAt: 0 }
  const facts = { ...terms, ...numbers, reason: 'inputs: expected\na string' }
  return formatRefusal({ type: 'task', record: { ...record, ...facts }, from: 'SEEN' })
}

describe('formatRefusal', () => {
  test.each(['DECLINED', 'FAILED', 'EXPIRED'] as const)('behavior: %s is one line', (state) => {
    expect(refusalOf(state)).toMatch(
      new RegExp(`^translation +${state} +${ADDRESS} .*: inputs: expected a string$`),
    )
  })

  test.each(['SEEN', 'RUNNING', 'CONFIRMED', 'LOST'] as const)(
    'behavior: %s is not printed',
    (state) => {
      expect(refusalOf(state)).toBeUndefined()
    },
  )
})

describe('printError', () => {
  function printed(error: unknown, options: { json: boolean }): string {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    printError(error, options)
    const text = write.mock.calls.map(([line]) => String(line)).join('')
    write.mockRestore()
    return text
  }

  test('behavior: the remedy for an address that is not public is an option of the command', () => {
    const cause = new UnsafeAddressError('http://127.0.0.1:9/a.png', 'it is not public')
    const { details } = cause
    const error = new MediaError('inputs', cause.shortMessage, { cause, details })
    expect(printed(error, { json: false })).toMatch(
      /^Error: inputs: Refused to fetch .*\nOnly public .* name it with --allow-host 127\.0\.0\.1:9\.\n$/,
    )
    const { error: body } = JSON.parse(printed(error, { json: true }))
    expect(body).toMatchObject({ code: 'MEDIA_UNREADABLE', actor: 'caller', path: 'inputs' })
    expect(body.details).toContain('--allow-host 127.0.0.1:9')
  })

  test('behavior: the remedy for an unknown task is a command', () => {
    const error = new UnknownTaskError('telepathy', ['translation'])
    expect(printed(error, { json: false })).toContain('\n`taskmesh tasks` lists the tasks.\n')
  })

  test('behavior: a payment that is held says so in fields', () => {
    const payment = 2_000_000_000_000_000n
    const account = ADDRESS
    const held = { taskAddress: ADDRESS, status: 'NEW', payment, expiryTime: 60n, account } as const
    const error = new HeldPaymentError(held, new StoppedError('SIGINT'))
    expect(exitCodeOf(error)).toBe(130)
    const { error: body } = JSON.parse(printed(error, { json: true }))
    expect(body).toMatchObject({
      code: 'PAYMENT_HELD',
      data: { taskAddress: ADDRESS, status: 'NEW', payment: '2000000000000000' },
    })
  })

  test('behavior: what is no error of ours has a message and no stack', () => {
    expect(printed(new Error('oops'), { json: false })).toBe('Error: oops\n')
    expect(exitCodeOf(new Error('oops'))).toBe(1)
  })
})
