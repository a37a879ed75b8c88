import type { TaskState } from '@taskmesh/provider'
import { describe, expect, test } from 'vitest'
import { formatRefusal } from '../src/output/formatRefusal.ts'
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

  test('behavior: a BigInt becomes decimal text', () => {
    expect(toJson({ wei: 10n })).toBe('{"wei":"10"}')
  })
})

const ADDRESS = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

function refusalOf(state: TaskState): string | undefined {
  const record = { address: ADDRESS, source: ADDRESS, task: 'translation', state } as const
  const facts = { reason: 'inputs: expected\na text', retries: 0, updatedAt: 0 }
  return formatRefusal({ type: 'task', record: { ...record, ...facts }, from: 'SEEN' })
}

describe('formatRefusal', () => {
  test.each(['REJECTED', 'FAILED', 'EXPIRED'] as const)('behavior: %s is one line', (state) => {
    expect(refusalOf(state)).toMatch(
      new RegExp(`^translation +${state} +${ADDRESS} .*: inputs: expected a text$`),
    )
  })

  test.each(['SEEN', 'RUNNING', 'PAID', 'LOST'] as const)('behavior: %s is not said', (state) => {
    expect(refusalOf(state)).toBeUndefined()
  })
})
