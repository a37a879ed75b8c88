import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { demoModelDirectory } from '@taskmesh/demo-models'
import {
  APICallError,
  embedMany,
  generateObject,
  generateText,
  isStepCount,
  streamText,
  tool,
} from 'ai'
import { resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod'
import { chatModels } from '../support/chatModels.ts'
import { serveModels } from '../support/serveModels.ts'

const PARITY = resolve(import.meta.dirname, '../../../../parity/models')

const chats = await chatModels()
const { url, close } = await serveModels([
  ...chats.options,
  { task: 'text-generation', id: 'me/stories', path: demoModelDirectory('text-generation') },
  {
    task: 'feature-extraction',
    id: 'me/sentences',
    path: resolve(PARITY, 'sentences-bert-mean'),
  },
])
const provider = createOpenAICompatible({
  name: 'taskmesh',
  baseURL: `${url}/v1`,
  includeUsage: true,
})

afterAll(async () => {
  await close()
  await chats.remove()
})

const prompt = 'Once upon a time'

test('generateText and streamText: the words of the model, and what they cost', async () => {
  const model = provider.chatModel('me/chat')
  const whole = await generateText({ model, prompt, maxOutputTokens: 8 })
  expect(whole.text).toContain('there was')
  expect(whole.finishReason).toBe('length')
  expect(whole.usage).toMatchObject({ inputTokens: 5, outputTokens: 8 })
  const streamed = streamText({ model, prompt, maxOutputTokens: 8 })
  expect(await streamed.text).toBe(whole.text)
  expect(await streamed.usage).toMatchObject({ inputTokens: 5, outputTokens: 8 })
})

test('generateText with tools: the tool is run, and the model reads its result', async () => {
  const weather = tool({
    description: 'Says how the weather is.',
    inputSchema: z.object({ about: z.string() }),
    execute: async () => 'sunny',
  })
  const { text, reasoningText, steps } = await generateText({
    model: provider.chatModel('me/agent'),
    prompt: 'Weather in Rome?',
    tools: { weather },
    stopWhen: isStepCount(3),
  })
  expect(text).toContain('sunny')
  expect(steps[0]?.toolCalls[0]).toMatchObject({ input: { about: 'Weather in Rome?' } })
  expect([reasoningText, steps[0]?.reasoningText]).toContain('A tool knows.')
})

test('generateText with a model for completions', async () => {
  const model = provider.completionModel('me/stories')
  const { text } = await generateText({ model, prompt, maxOutputTokens: 8 })
  expect(text.length).toBeGreaterThan(0)
})

test('embedMany: a vector for each text, and their tokens', async () => {
  const model = provider.embeddingModel('me/sentences')
  const { embeddings, usage } = await embedMany({ model, values: ['hello', 'good night'] })
  expect(embeddings).toHaveLength(2)
  expect(usage.tokens).toBeGreaterThan(3)
})

test('error: generateObject, as the model cannot be held to a form', async () => {
  const asked = generateObject({
    model: provider.chatModel('me/chat'),
    schema: z.object({ city: z.string() }),
    prompt,
    maxRetries: 0,
  })
  await expect(asked).rejects.toBeInstanceOf(APICallError)
  await expect(asked).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('cannot hold a model to a form'),
  })
})
