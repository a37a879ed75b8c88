import { UnknownModelError } from '@taskmesh/inference-runner'
import { InvalidRequestError } from '@taskmesh/tasks'
import { afterAll, describe, expect, test } from 'vitest'
import { inProcessVenue } from '../src/index.ts'
import { demoRunner } from './support/services.ts'

const runner = demoRunner(['text-classification', 'translation'])
afterAll(() => runner.close({ signal: AbortSignal.abort() }))

describe('a runner in this process', () => {
  test('runs a request', async () => {
    const venue = inProcessVenue({ runner })
    const { output, model, warnings } = await venue.run('text-classification', {
      inputs: ['I like it', 'I hate it'],
    })
    expect(output.map(([best]) => best?.label)).toEqual(['POSITIVE', 'NEGATIVE'])
    expect({ model, warnings }).toEqual({ model: 'taskmesh/demo-sentiment', warnings: [] })
  })

  test('can do what the runner can', () => {
    const venue = inProcessVenue({ runner })
    expect(venue.can('translation')).toEqual({ runnable: true })
    expect(venue.can('summarization')).toMatchObject({ runnable: false, code: 'NO_MODEL' })
    expect(venue.can('text-to-3d')).toMatchObject({ runnable: false, code: 'NO_ENGINE' })
  })

  test('error: those of the runner arrive as they are', async () => {
    const request = { inputs: 'Hello', parameters: { src_lang: 'en', tgt_lang: 'de' } }
    const run = inProcessVenue({ runner }).run('translation', request)
    await expect(run).rejects.toBeInstanceOf(InvalidRequestError)
    const other = inProcessVenue({ runner, model: 'nobody/knows' })
    const unknown = other.run('translation', { inputs: 'Hello' })
    await expect(unknown).rejects.toBeInstanceOf(UnknownModelError)
  })

  test('error: what aborts a run is thrown as it is, before and under way', async () => {
    const venue = inProcessVenue({ runner })
    const reason = new Error('Left.')
    const signal = AbortSignal.abort(reason)
    const run = venue.run('translation', { inputs: 'Hello' }, { signal })
    await expect(run).rejects.toBe(reason)
    const controller = new AbortController()
    const inputs = Array.from({ length: 256 }, () => 'I like it')
    const long = venue.run('text-classification', { inputs }, { signal: controller.signal })
    controller.abort(reason)
    await expect(long).rejects.toBe(reason)
  })
})
