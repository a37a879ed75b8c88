import { InvalidRequestError, TASK_IDS, type TaskRequest } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeRequest,
  encodeRequest,
  InvalidRequestLinkError,
  MAX_LINK_LENGTH,
  RequestLinkTooLongError,
} from '../src/lib/index.ts'

describe('the link of a request', () => {
  test.for(TASK_IDS)('%s: brings every input and parameter of each example back', async (task) => {
    for (const { request } of TASK_EXAMPLES[task]) {
      const text = await encodeRequest(request)
      expect(text).toMatch(/^[\w-]+$/)
      expect(await decodeRequest(task, text)).toEqual(request)
    }
  })

  test('any text and any unknown parameter come back', async () => {
    const value = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 3 })
    const parameters = fc.dictionary(fc.stringMatching(/^x_[a-z]{1,8}$/), value)
    const inputs = fc.string({ minLength: 1, unit: 'grapheme' })
    await fc.assert(
      fc.asyncProperty(inputs, parameters, async (text, others) => {
        const request: TaskRequest<'translation'> = { inputs: text, parameters: others }
        const back = await decodeRequest('translation', await encodeRequest(request))
        expect(JSON.stringify(back)).toBe(JSON.stringify(request))
      }),
      { numRuns: 60 },
    )
  })

  test('media stay where they are when they have an address', async () => {
    const request: TaskRequest<'image-classification'> = { inputs: 'https://example.com/cat.png' }
    const text = await encodeRequest(request)
    expect(text.length).toBeLessThan(120)
    expect(await decodeRequest('image-classification', text)).toEqual(request)
  })

  test('a small file travels in it', async () => {
    const file = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' })
    const { inputs } = await decodeRequest(
      'image-classification',
      await encodeRequest({ inputs: file }),
    )
    expect(inputs).toBe('data:image/png;base64,AQID')
  })

  test.for([20_000, 5_000_000])('a file of %i bytes is refused in words', async (size) => {
    const noise = crypto.getRandomValues.bind(crypto)
    const parts = Array.from({ length: size / 20_000 }, () => noise(new Uint8Array(20_000)))
    const encoding = encodeRequest({ inputs: new Blob(parts, { type: 'image/png' }) })
    await expect(encoding).rejects.toBeInstanceOf(RequestLinkTooLongError)
    await expect(encoding).rejects.toThrow(/too large for a link.*by their addresses/)
  })

  test('long texts that repeat themselves fit', async () => {
    const inputs = 'A sentence like any other. '.repeat(20_000)
    const text = await encodeRequest({ inputs })
    expect(text.length).toBeLessThan(MAX_LINK_LENGTH)
  })
})

describe('a link that holds no request', () => {
  test('any text gives a reason and nothing else', async () => {
    const pasted = fc.oneof(fc.string(), fc.stringMatching(/^1[\w-]{1,40}$/))
    await fc.assert(
      fc.asyncProperty(pasted, async (text) => {
        const reading = decodeRequest('translation', text)
        await expect(reading).rejects.toSatisfy(
          (error) =>
            error instanceof InvalidRequestLinkError || error instanceof InvalidRequestError,
        )
      }),
      { numRuns: 60 },
    )
  })

  test('one that was cut', async () => {
    const text = await encodeRequest({ inputs: 'Hello, how are you today?' })
    await expect(decodeRequest('translation', text.slice(0, -6))).rejects.toThrow(
      'missing or changed',
    )
  })

  test('one of another task names the field', async () => {
    const text = await encodeRequest({
      inputs: { question: 'Who?', context: 'Ada' },
    })
    await expect(decodeRequest('translation', text)).rejects.toThrow(InvalidRequestError)
  })

  test('one that would fill the memory', async () => {
    const bomb = new TextEncoder().encode(JSON.stringify({ inputs: 'a'.repeat(8_000_000) }))
    const stream = new Blob([bomb]).stream().pipeThrough(new CompressionStream('deflate-raw'))
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
    const base64 = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
    const reading = decodeRequest('translation', `1${base64.replace(/=+$/, '')}`)
    await expect(reading).rejects.toThrow('too large')
  })
})
