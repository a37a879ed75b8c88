import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isRecord,
  readErrorBody,
  RemoteError,
  reviveError,
  TaskmeshError,
  walk,
  type ErrorBody,
  type ErrorClasses,
} from '../src/index.ts'

class BusyError extends TaskmeshError {
  override name = 'BusyError'
  readonly retryAfterSeconds: number

  constructor(model: string, retryAfterSeconds: number, cause?: unknown) {
    super(`The queue of ${model} is full.`, {
      code: 'QUEUE_FULL',
      actor: 'provider',
      retryable: true,
      details: `Try again in ${retryAfterSeconds} s.`,
      path: 'model',
      received: { secret: 'key' },
      cause,
    })
    this.retryAfterSeconds = retryAfterSeconds
  }

  override get data() {
    return { retryAfterSeconds: this.retryAfterSeconds }
  }

  static readData(data: unknown) {
    const seconds = isRecord(data) ? data['retryAfterSeconds'] : undefined
    return typeof seconds === 'number' ? { retryAfterSeconds: seconds } : undefined
  }
}

class ClosedError extends TaskmeshError {
  override name = 'ClosedError'
  constructor() {
    super('It is closed.', { code: 'RUNNER_CLOSED', actor: 'provider', retryable: true })
  }
}

const CLASSES: ErrorClasses = { QUEUE_FULL: BusyError, RUNNER_CLOSED: ClosedError }

function overTheWire(error: TaskmeshError, classes = CLASSES): TaskmeshError {
  const body = readErrorBody(JSON.parse(JSON.stringify(error)))
  if (body === undefined) throw new Error('It is no error body.')
  return reviveError(body, classes)
}

describe('a TaskmeshError', () => {
  test('its message is the short one and the details', () => {
    const error = new BusyError('me/model', 3)
    expect(error.shortMessage).toBe('The queue of me/model is full.')
    expect(error.message).toBe('The queue of me/model is full.\nTry again in 3 s.')
  })

  test('gives no stack, no cause and nothing received to JSON', () => {
    expect(new BusyError('me/model', 3, new Error('secret')).toJSON()).toEqual({
      name: 'BusyError',
      code: 'QUEUE_FULL',
      message: 'The queue of me/model is full.',
      details: 'Try again in 3 s.',
      path: 'model',
      actor: 'provider',
      retryable: true,
      data: { retryAfterSeconds: 3 },
    })
  })
})

describe('walk', () => {
  const innermost = new TypeError('refused')
  const error = new BusyError('me/model', 1, new Error('failed', { cause: innermost }))
  const isTypeError = (cause: unknown) => cause instanceof TypeError

  test('finds a cause, and the error itself first', () => {
    expect(error.walk(isTypeError)).toBe(innermost)
    expect(error.walk((cause) => cause instanceof Error)).toBe(error)
    expect(walk(innermost, isTypeError)).toBe(innermost)
  })

  test('finds nothing where there is nothing', () => {
    expect(error.walk((cause) => cause instanceof RangeError)).toBeUndefined()
    expect(walk(undefined, () => true)).toBeUndefined()
    expect(walk('text', isTypeError)).toBeUndefined()
  })

  test('ends when the causes go in a circle', () => {
    const first = new Error('first')
    first.cause = new Error('second', { cause: first })
    expect(walk(first, isTypeError)).toBeUndefined()
  })
})

describe('an error that crosses a border', () => {
  test('comes back as its class, with its own fields', () => {
    const error = overTheWire(new BusyError('me/model', 3))
    expect(error).toBeInstanceOf(BusyError)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: 'BusyError', code: 'QUEUE_FULL', retryAfterSeconds: 3 })
    expect(error.message).toBe('The queue of me/model is full.\nTry again in 3 s.')
    expect(error.stack).toContain('errors.test.ts')
  })

  test('comes back as its class when it has no facts', () => {
    const error = overTheWire(new ClosedError())
    expect(error).toBeInstanceOf(ClosedError)
    expect(error.toJSON()).toEqual(new ClosedError().toJSON())
  })

  test('can cross the next border as well', () => {
    const error = overTheWire(overTheWire(new BusyError('me/model', 3)))
    expect(error).toBeInstanceOf(BusyError)
    expect(error).toMatchObject({ retryAfterSeconds: 3 })
  })

  test('is a RemoteError with its code when its class is not expected', () => {
    const error = overTheWire(new BusyError('me/model', 3), {})
    expect(error).toBeInstanceOf(RemoteError)
    expect(error).toMatchObject({ code: 'REMOTE_ERROR', remoteCode: 'QUEUE_FULL', retryable: true })
  })

  test('is a RemoteError when its facts do not fit its class', () => {
    const body: ErrorBody = { ...new BusyError('me/model', 3).toJSON(), data: {} }
    expect(reviveError(body, CLASSES)).toBeInstanceOf(RemoteError)
  })

  test.each(['constructor', '__proto__', 'toString'])('code %s is no class', (code) => {
    const body: ErrorBody = { code, message: 'x', actor: 'caller', retryable: false }
    expect(reviveError(body, CLASSES)).toBeInstanceOf(RemoteError)
  })
})

describe('readErrorBody', () => {
  test('refuses what is no error body, and leaves out what does not fit', () => {
    for (const value of [null, 'Bad gateway', [], {}, { code: 'X' }, { code: 1, message: 'x' }]) {
      expect(readErrorBody(value)).toBeUndefined()
    }
    const loose = { code: 'X', message: 'x', path: 1, details: {}, actor: 'god', retryable: 'yes' }
    expect(readErrorBody(loose)).toEqual({
      code: 'X',
      message: 'x',
      actor: 'provider',
      retryable: false,
    })
  })

  test('never throws, and what it reads can be revived', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), fc.string(), (value, code, message) => {
        readErrorBody(value)
        const body = readErrorBody({ ...Object(value), code, message })
        if (body !== undefined) expect(reviveError(body, CLASSES)).toBeInstanceOf(TaskmeshError)
      }),
    )
  })
})
