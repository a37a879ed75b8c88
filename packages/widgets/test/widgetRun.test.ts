import { TaskmeshError } from '@taskmesh/errors'
import type { Ability } from '@taskmesh/venues'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { WidgetRun } from '../src/lib/index.ts'
import { openRun, testVenue, type TestAnswer } from './testVenue.ts'

const request = { inputs: 'Good' }
const output = [{ label: 'POSITIVE', score: 0.9 }]

function openVenue() {
  const { run, calls } = openRun()
  return { venue: testVenue(run), calls }
}

const answering = (answer: TestAnswer) => testVenue(async () => answer, { label: 'Run here' })

describe('WidgetRun', () => {
  test('starts idle', () => {
    expect(new WidgetRun('translation').state).toEqual({ status: 'idle' })
  })

  test('success: carries output, model, time, warnings and the request', async () => {
    const run = new WidgetRun('text-classification')
    await run.start(request, answering({ output, model: 'm', ms: 3, warnings: ['w'] }))
    expect(run.state).toEqual({
      status: 'success',
      answer: { request, output, model: 'm', ms: 3, warnings: ['w'], venue: 'Run here' },
    })
  })

  test('empty: an output with nothing to show', async () => {
    const run = new WidgetRun('text-classification')
    await run.start(request, answering({ output: [] }))
    expect(run.state.status).toBe('empty')
  })

  test('running, then loading with an estimate, then success', async () => {
    const run = new WidgetRun('text-classification')
    const { venue, calls } = openVenue()
    const end = run.start(request, venue)
    expect(run.state.status).toBe('running')
    calls[0]?.context.onProgress({ status: 'loading', estimatedMs: 5000 })
    expect(run.state).toMatchObject({ status: 'loading', estimatedMs: 5000 })
    expect(run.isBusy).toBe(true)
    calls[0]?.resolve({ output })
    await end
    expect(run.state.status).toBe('success')
    expect(run.isBusy).toBe(false)
  })

  test('error: a request that does not fit never reaches the venue', async () => {
    const run = new WidgetRun('text-classification')
    const { venue, calls } = openVenue()
    await run.start({ inputs: '', parameters: { top_k: 0 } }, venue)
    expect(calls).toHaveLength(0)
    expect(run.state).toMatchObject({
      status: 'error',
      failure: { kind: 'request', code: 'INVALID_REQUEST' },
    })
    const paths = run.state.status === 'error' && run.state.failure.issues.map(({ path }) => path)
    expect(paths).toEqual(['inputs', 'parameters.top_k'])
  })

  test('error: an output of the wrong shape is told apart and kept to be shown', async () => {
    const run = new WidgetRun('text-classification')
    await run.start(request, answering({ output: { answer: 42 } }))
    expect(run.state).toMatchObject({
      status: 'error',
      failure: { kind: 'bad-shape', code: 'INVALID_OUTPUT', received: { answer: 42 } },
    })
  })

  test('error: an object that only looks like a venue is checked as well', async () => {
    const run = new WidgetRun('text-classification')
    class Untyped {
      readonly id = 'untyped'
      readonly label = 'Run'
      readonly #ability: Ability = { runnable: true }
      can() {
        return this.#ability
      }
      async run() {
        return JSON.parse('{"output":{"answer":42}}')
      }
    }
    await run.start(request, new Untyped())
    expect(run.state).toMatchObject({
      status: 'error',
      failure: { kind: 'bad-shape', code: 'INVALID_OUTPUT', received: { answer: 42 } },
    })
  })

  test('error: a batch answered by fewer outputs has the wrong shape', async () => {
    const run = new WidgetRun('text-classification')
    await run.start({ inputs: ['a', 'b'] }, answering({ output: [output] }))
    expect(run.state).toMatchObject({ failure: { kind: 'bad-shape' } })
  })

  test('error: keeps code, details, path and whether trying again may help', async () => {
    const run = new WidgetRun('text-classification')
    const error = new TaskmeshError('No room.', {
      code: 'QUEUE_FULL',
      actor: 'provider',
      details: 'Later.',
      path: 'parameters.top_k',
      retryable: true,
    })
    await run.start(
      request,
      testVenue(() => Promise.reject(error)),
    )
    expect(run.state).toMatchObject({
      failure: {
        kind: 'failed',
        code: 'QUEUE_FULL',
        shortMessage: 'No room.',
        details: 'Later.',
        retryable: true,
        issues: [{ path: 'parameters.top_k', message: 'No room.' }],
      },
    })
  })

  test('error: a venue that throws at once', async () => {
    const run = new WidgetRun('text-classification')
    const fail = () => {
      throw new Error('broken')
    }
    await run.start(request, { ...testVenue(fail), run: fail })
    expect(run.state).toMatchObject({ failure: { code: 'UNEXPECTED', shortMessage: 'broken' } })
  })

  test('nothing happens at a venue that can’t run the task', async () => {
    const run = new WidgetRun('text-classification')
    const calls = vi.fn(async () => ({ output }))
    await run.start(request, testVenue(calls, { reason: 'No runner.' }))
    expect(calls).not.toHaveBeenCalled()
    expect(run.state.status).toBe('idle')
  })

  test('cancel aborts and drops the late answer', async () => {
    const run = new WidgetRun('text-classification')
    const { venue, calls } = openVenue()
    const end = run.start(request, venue)
    run.cancel()
    expect(calls[0]?.context.signal.aborted).toBe(true)
    calls[0]?.resolve({ output })
    await end
    expect(run.state).toEqual({ status: 'idle' })
  })

  test('onrequest gets the checked request', async () => {
    const onrequest = vi.fn()
    const run = new WidgetRun('text-classification', onrequest)
    const venue = answering({ output })
    await run.start({ inputs: '' }, venue)
    expect(onrequest).not.toHaveBeenCalled()
    await run.start(request, venue)
    expect(onrequest).toHaveBeenCalledExactlyOnceWith(request, venue)
  })

  test('property: whatever the order of starts, answers and cancels, only the last run counts', async () => {
    const step = fc.oneof(
      fc.constant('start' as const),
      fc.constant('cancel' as const),
      fc.record({ answer: fc.nat(5), fails: fc.boolean() }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const run = new WidgetRun('text-classification')
        const { venue, calls } = openVenue()
        let current: number | undefined
        let shown: number | undefined
        const settled = new Set<number>()
        for (const next of steps) {
          if (next === 'start') {
            void run.start(request, venue)
            current = calls.length - 1
            shown = undefined
          } else if (next === 'cancel') {
            run.cancel()
            current = shown = undefined
          } else if (next.answer < calls.length && !settled.has(next.answer)) {
            settled.add(next.answer)
            const call = calls[next.answer]
            if (next.fails) call?.reject(new Error('no'))
            else call?.resolve({ output, model: String(next.answer) })
            await new Promise((resolve) => setTimeout(resolve))
            if (current === next.answer) {
              shown = next.fails ? -1 : next.answer
              current = undefined
            }
          }
          expect(run.isBusy).toBe(current !== undefined)
          calls.forEach(({ context }, index) => {
            if (index !== current && !settled.has(index)) expect(context.signal.aborted).toBe(true)
          })
          const { state } = run
          if (current === undefined && shown !== undefined && shown >= 0) {
            expect(state).toMatchObject({ status: 'success', answer: { model: String(shown) } })
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
