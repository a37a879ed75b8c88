import { InvalidOutputError } from '@taskmesh/tasks'
import { describe, expect, test } from 'vitest'
import { recorded, VenueCannotRunError, type Recording } from '../src/index.ts'

const TRANSLATION: Recording<'translation'> = {
  task: 'translation',
  request: { inputs: 'Hello', parameters: { src_lang: 'en', tgt_lang: 'fr' } },
  output: { translation_text: 'Bonjour' },
  model: 'taskmesh/demo-en-fr',
  ms: 12,
  recordedAt: '2026-11-27T15:00:00Z',
}
const image = new Blob(['x'], { type: 'image/png' })
const PICTURE: Recording<'image-classification'> = {
  task: 'image-classification',
  request: { inputs: 'data:image/png;base64,eA==' },
  output: [{ label: '7', score: 0.9 }],
}

async function thrownBy(run: Promise<unknown>): Promise<unknown> {
  return run.then(
    () => {
      throw new Error('It resolved.')
    },
    (error: unknown) => error,
  )
}

describe('recorded', () => {
  const venue = recorded({ recordings: [TRANSLATION, PICTURE] })

  test('plays the answer to its request, labelled as a recording', async () => {
    const parameters = { tgt_lang: 'fr', src_lang: 'en', seed: undefined }
    const answer = await venue.run('translation', { inputs: 'Hello', parameters })
    expect(answer).toEqual({
      output: { translation_text: 'Bonjour' },
      model: 'taskmesh/demo-en-fr',
      ms: 12,
      isRecorded: true,
      recordedAt: '2026-11-27T15:00:00Z',
      warnings: ['This answer was recorded on 2026-11-27 by taskmesh/demo-en-fr; nothing was run.'],
    })
  })

  test('the same picture is the same request, in memory or as a URL', async () => {
    for (const inputs of [image, 'data:image/png;base64,eA==']) {
      const { output } = await venue.run('image-classification', { inputs, parameters: {} })
      expect(output[0]?.label).toBe('7')
    }
  })

  test('can do what was recorded', () => {
    expect(venue.can('translation')).toEqual({ runnable: true })
    expect(venue.can('robotics')).toMatchObject({ runnable: false })
  })

  test('error: another request', async () => {
    const error = await thrownBy(venue.run('translation', { inputs: 'Good night' }))
    expect(error).toBeInstanceOf(VenueCannotRunError)
    expect(error).toMatchObject({ reason: expect.stringContaining('No answer to this request') })
  })

  test('error: a recording that does not fit the task', async () => {
    const recordings = [{ ...TRANSLATION, output: { text: 'Bonjour' } }]
    const error = await thrownBy(recorded({ recordings }).run('translation', TRANSLATION.request))
    expect(error).toBeInstanceOf(InvalidOutputError)
  })

  test('error: a signal that has aborted', async () => {
    const signal = AbortSignal.abort('left')
    expect(await thrownBy(venue.run('translation', TRANSLATION.request, { signal }))).toBe('left')
  })
})
