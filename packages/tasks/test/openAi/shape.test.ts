import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  decodeOpenAiOutput,
  encodeOpenAiOutput,
  encodeOpenAiPiece,
  openAiPieceReader,
} from '../../src/dialects/openAi/index.ts'
import chat from '../../src/tasks/chat-completion/schema.ts'
import textGeneration from '../../src/tasks/text-generation/schema.ts'
import { arbitraryOf } from '../arbitraryOf.ts'
import { chatCompletion, chatCompletionChunk, completion } from './openAiShape.ts'

function expectShape(shape: z.core.$ZodType, value: unknown) {
  const parsed = z.safeParse(shape, JSON.parse(JSON.stringify(value)))
  expect(parsed.error?.issues ?? [], JSON.stringify(value)).toEqual([])
}

describe('whatever is written has the shape of OpenAI', () => {
  test('answers of chats', () => {
    fc.assert(
      fc.property(arbitraryOf(chat.output), (output) => {
        const canonical = decodeOpenAiOutput('chat-completion', output)
        expectShape(chatCompletion, encodeOpenAiOutput('chat-completion', canonical))
        const asItIs = z.parse(chat.output, output)
        expectShape(chatCompletion, encodeOpenAiOutput('chat-completion', asItIs))
      }),
    )
  })

  test('pieces of chats', () => {
    fc.assert(
      fc.property(arbitraryOf(chat.stream), (given) => {
        const read = openAiPieceReader('chat-completion')
        expectShape(chatCompletionChunk, encodeOpenAiPiece('chat-completion', read(given)))
        const asItIs = z.parse(chat.stream, given)
        expectShape(chatCompletionChunk, encodeOpenAiPiece('chat-completion', asItIs))
      }),
    )
  })

  test('texts', () => {
    fc.assert(
      fc.property(arbitraryOf(textGeneration.output), (given) => {
        const output = z.parse(textGeneration.output, given)
        expectShape(completion, encodeOpenAiOutput('text-generation', output))
      }),
    )
  })
})
