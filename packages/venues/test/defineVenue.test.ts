import { InvalidOutputError } from '@taskmesh/tasks'
import { expect, test, vi } from 'vitest'
import { defineVenue, VenueCannotRunError } from '../src/index.ts'

const OUTPUT = { translation_text: 'Bonjour' }

test('what a venue runs is checked, and warnings are never missing', async () => {
  const venue = defineVenue({ id: 'fake', label: 'Fake', run: async () => ({ output: OUTPUT }) })
  expect(venue.can('translation')).toEqual({ runnable: true })
  expect(await venue.run('translation', { inputs: 'Hello' })).toEqual({
    output: OUTPUT,
    warnings: [],
    model: undefined,
    ms: undefined,
  })
})

test('facts of a venue beside the common ones are kept, and so is its progress', async () => {
  const venue = defineVenue<
    { status: 'running'; percent: number },
    { output: unknown; cost: number }
  >({
    id: 'fake',
    label: 'Fake',
    run: async (_task, _request, { onProgress }) => {
      onProgress?.({ status: 'running', percent: 50 })
      return { output: OUTPUT, cost: 3 }
    },
  })
  const onProgress = vi.fn()
  const { cost } = await venue.run('translation', { inputs: 'Hello' }, { onProgress })
  expect(cost).toBe(3)
  expect(onProgress).toHaveBeenCalledExactlyOnceWith({ status: 'running', percent: 50 })
})

test('error: an output of another shape, with what came', async () => {
  const venue = defineVenue({ id: 'fake', label: 'Fake', run: async () => ({ output: [42] }) })
  const run = venue.run('translation', { inputs: 'Hello' })
  await expect(run).rejects.toBeInstanceOf(InvalidOutputError)
  await expect(run).rejects.toMatchObject({ received: [42], task: 'translation' })
})

test('error: a batch needs one output for each input', async () => {
  const venue = defineVenue({ id: 'fake', label: 'Fake', run: async () => ({ output: [OUTPUT] }) })
  const run = venue.run('translation', { inputs: ['Hello', 'Good night'] })
  await expect(run).rejects.toBeInstanceOf(InvalidOutputError)
})

test('error: a task that the venue cannot run', async () => {
  const raw = vi.fn()
  const reason = 'Nobody here speaks French.'
  const can = () => ({ runnable: false, reason }) as const
  const venue = defineVenue({ id: 'fake', label: 'Fake', can, run: raw })
  const run = venue.run('translation', { inputs: 'Hello' })
  await expect(run).rejects.toBeInstanceOf(VenueCannotRunError)
  await expect(run).rejects.toMatchObject({ code: 'VENUE_CANNOT_RUN', venue: 'fake', reason })
  expect(raw).not.toHaveBeenCalled()
})

test('error: a signal that has aborted before', async () => {
  const raw = vi.fn()
  const venue = defineVenue({ id: 'fake', label: 'Fake', run: raw })
  const signal = AbortSignal.abort('left')
  await expect(venue.run('translation', { inputs: 'Hello' }, { signal })).rejects.toBe('left')
  expect(raw).not.toHaveBeenCalled()
})

test.each([undefined, null, 'text'])('an answer that is %j has no output', async (answer) => {
  // A program without types may give anything.
  const run = async () => answer as unknown as { output: unknown }
  const venue = defineVenue({ id: 'fake', label: 'Fake', run })
  await expect(venue.run('translation', { inputs: 'a' })).rejects.toMatchObject({
    code: 'INVALID_OUTPUT',
  })
})
