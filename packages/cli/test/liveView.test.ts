import { NotNowError, type ProviderEvent, type TaskRecord } from '@taskmesh/provider'
import { parseEther } from 'viem'
import { expect, test } from 'vitest'
import { formatEvent } from '../src/provide/liveView.ts'

const record: TaskRecord = {
  address: '0x0986f4Ac1E543ebA4014B7D0D05D658936147E93',
  source: '0xC3551879e01d1EDe0E2E67B07846c19333e17502',
  task: 'translation',
  configUrl: 'http://127.0.0.1/x',
  payment: 1n,
  expiryTime: 1n,
  state: 'SEEN',
  earned: 0n,
  retries: 0,
  fence: 0,
  stages: {},
  updatedAt: 0,
}
const come = (state: TaskRecord['state'], facts: Partial<TaskRecord> = {}): ProviderEvent => ({
  type: 'task',
  record: { ...record, ...facts, state },
  from: 'SEEN',
})

test('a line says what came of a task, what it paid or why not', () => {
  const paid = formatEvent(come('CONFIRMED', { earned: parseEther('0.002') }))
  expect(paid).toBe(`CONFIRMED     translation ${record.address} +0.002 OGPU`)
  const declined = formatEvent(come('DECLINED', { reason: 'it pays\n too little' }))
  expect(declined).toBe(`DECLINED      translation ${record.address}: it pays too little`)
  expect(formatEvent(come('RUNNING'))).toBe(`RUNNING       translation ${record.address}`)
})

test('states of a moment are not shown', () => {
  for (const state of ['ATTEMPT_SIGNED', 'COMPUTED', 'SUBMIT_SIGNED'] as const) {
    expect(formatEvent(come(state))).toBe(undefined)
  }
})

test('a task that waits for better terms says why', () => {
  const error = new NotNowError({ code: 'PAYMENT_TOO_LOW', reason: 'the fee is high' }, 5000)
  expect(formatEvent({ type: 'retry', record, error, delayMs: 5000 })).toBe(
    `WAITS         translation ${record.address}: The task waits: the fee is high.`,
  )
})
