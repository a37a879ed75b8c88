import {
  RpcError,
  StorageError,
  TransactionRefusedError,
  TransactionReplacedError,
  TransactionUncertainError,
} from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidTransitionError } from '../src/index.ts'
import { moveAfterError } from '../src/states/moveAfterError.ts'
import { moveRecord, newRecord } from '../src/states/moveRecord.ts'
import {
  canMove,
  isCommitted,
  isFinal,
  TASK_STATES,
  TRANSITIONS,
  type TaskState,
} from '../src/states/taskState.ts'

const anyState = fc.constantFrom(...TASK_STATES)

/** A walk from SEEN along allowed transitions, chosen by the numbers. */
function walk(choices: readonly number[]): TaskState[] {
  const path: TaskState[] = ['SEEN']
  for (const choice of choices) {
    const next = TRANSITIONS[path.at(-1) ?? 'SEEN']
    const state = next[choice % next.length]
    if (state === undefined) break
    path.push(state)
  }
  return path
}

const anyWalk = fc.array(fc.nat(), { maxLength: 20 }).map(walk)

test('no state comes twice on any way', () => {
  fc.assert(fc.property(anyWalk, (path) => new Set(path).size === path.length))
})

test('every way ends in a final state', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: TASK_STATES.length }).map(walk), (path) =>
      isFinal(path.at(-1) ?? 'SEEN'),
    ),
  )
})

test('nothing is submitted before it is computed, and nothing is computed before it is attempted', () => {
  fc.assert(
    fc.property(anyWalk, (path) => {
      const at = (state: TaskState) => path.indexOf(state)
      if (at('SUBMIT_SIGNED') !== -1) expect(at('COMPUTED')).toBeLessThan(at('SUBMIT_SIGNED'))
      if (at('COMPUTED') !== -1) expect(path.slice(0, at('COMPUTED'))).toContain('ATTEMPTED')
      if (at('CONFIRMED') !== -1) expect(at('CONFIRMED')).toBe(at('SUBMITTED') + 1)
    }),
  )
})

test('what is rejected has never been attempted', () => {
  fc.assert(
    fc.property(anyWalk, (path) => !(path.includes('DECLINED') && path.includes('ATTEMPTED'))),
  )
})

const anyFailure = fc.oneof(
  fc.constant(new TransactionUncertainError('0x01', 'attempt')),
  fc
    .constantFrom(
      { code: 'TASK_EXPIRED', actor: 'provider' } as const,
      { code: 'ALREADY_FINALIZED', actor: 'provider' } as const,
      { code: 'ALREADY_SUBMITTED', actor: 'provider' } as const,
      { code: 'INVALID_REQUEST', actor: 'caller' } as const,
      { code: 'QUEUE_FULL', actor: 'provider', retryable: true } as const,
      { code: 'FETCH_FAILED', actor: 'network', retryable: false } as const,
      { code: 'FETCH_FAILED', actor: 'network', retryable: true } as const,
    )
    .map((kind) => new TaskmeshError('It failed.', kind)),
)

test('whatever goes wrong, the way on is an allowed one', () => {
  fc.assert(
    fc.property(anyState, fc.nat({ max: 30 }), anyFailure, (state, retries, failure) => {
      fc.pre(!isFinal(state))
      const { move, delayMs } = moveAfterError({ state, retries }, failure)
      if (move !== undefined) expect(canMove(state, move.to)).toBe(true)
      if (delayMs !== undefined) expect(delayMs).toBeGreaterThan(0)
      if (move?.to === 'DECLINED')
        expect(isCommitted(state) && state !== 'ATTEMPT_SIGNED').toBe(false)
    }),
  )
})

test('a step that fails again and again comes to an end', () => {
  const error = new TaskmeshError('Busy.', {
    code: 'QUEUE_FULL',
    actor: 'provider',
    retryable: true,
  })
  expect(moveAfterError({ state: 'RUNNING', retries: 1000 }, error).move?.to).toBe('FAILED')
  expect(moveAfterError({ state: 'SEEN', retries: 1000 }, error).move?.to).toBe('DECLINED')
})

test('a node that is gone and a result that cannot be handed in are waited for', () => {
  const gone = new RpcError('reading a contract', 'HTTP request failed.')
  const uncertain = new TransactionUncertainError('0x01', 'attempt')
  const replaced = new TransactionReplacedError('0x01')
  const refused = new TransactionRefusedError('submitResponse', 'insufficient funds')
  for (const state of [
    'SEEN',
    'ATTEMPT_SIGNED',
    'ATTEMPTED',
    'RUNNING',
    'COMPUTED',
    'SUBMIT_SIGNED',
  ] as const)
    expect(moveAfterError({ state, retries: 1000 }, gone)).toEqual({ delayMs: 15_000 })
  expect(moveAfterError({ state: 'ATTEMPT_SIGNED', retries: 12 }, uncertain).delayMs).toBe(5000)
  expect(moveAfterError({ state: 'SUBMIT_SIGNED', retries: 12 }, replaced, true).delayMs).toBe(
    15_000,
  )
  expect(moveAfterError({ state: 'SUBMIT_SIGNED', retries: 12 }, refused, true).delayMs).toBe(
    15_000,
  )
  expect(moveAfterError({ state: 'ATTEMPT_SIGNED', retries: 0 }, refused).delayMs).toBe(250)
  expect(moveAfterError({ state: 'ATTEMPT_SIGNED', retries: 12 }, refused).move?.to).toBe(
    'DECLINED',
  )
  expect(moveAfterError({ state: 'SUBMITTED', retries: 1000 }, gone)).toEqual({})
  const full = new StorageError('Too many requests.', { retryable: true })
  expect(moveAfterError({ state: 'RUNNING', retries: 1000 }, full, true).delayMs).toBe(15_000)
  expect(moveAfterError({ state: 'RUNNING', retries: 1000 }, full).move?.to).toBe('FAILED')
})

test('media that take too long are not waited for again before gas is spent', () => {
  const late = new TaskmeshError('Late.', {
    code: 'DEADLINE_EXCEEDED',
    actor: 'provider',
    retryable: true,
  })
  expect(moveAfterError({ state: 'SEEN', retries: 0 }, late).move?.to).toBe('DECLINED')
  expect(moveAfterError({ state: 'RUNNING', retries: 0 }, late).delayMs).toBe(250)
})

test('a move that the table does not have is refused', () => {
  const record = newRecord(
    {
      address: '0x0000000000000000000000000000000000000001',
      source: '0x0000000000000000000000000000000000000002',
      task: 'translation',
      configUrl: 'data:,x',
      payment: 1n,
      expiryTime: 1n,
      response: '0x0000000000000000000000000000000000000003',
    },
    0,
  )
  const move = () => moveRecord(record, { to: 'SUBMIT_SIGNED' }, 1)
  expect(move).toThrow(InvalidTransitionError)
  expect(move).toThrow('cannot go from SUBMITTED')
})
