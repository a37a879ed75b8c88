import type OpenAI from 'openai'
import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import {
  decodeOpenAiOutput,
  decodeOpenAiRequest,
  openAiPieceReader,
  type OpenAiOutput,
  type OpenAiRequest,
} from '../../src/dialects/openAi/index.ts'
import { decodeStream, type StreamPiece } from '../../src/dialects/stream/index.ts'
import type { TaskOutput } from '../../src/index.ts'
import type { chatCompletion, chatCompletionChunk, completion } from './openAiShape.ts'

type Theirs = OpenAI.Chat.Completions.ChatCompletion
type TheirChunk = OpenAI.Chat.Completions.ChatCompletionChunk

test('what OpenAI’s clients name as answers and pieces fits the canonical form', () => {
  expectTypeOf<Theirs['choices'][number]['message']['content']>().toExtend<
    OpenAiOutput<'chat-completion'>['choices'][number]['message']['content']
  >()
  expectTypeOf<Theirs['choices'][number]['finish_reason']>().toExtend<
    OpenAiOutput<'chat-completion'>['choices'][number]['finish_reason']
  >()
  expectTypeOf<TheirChunk['choices'][number]['delta']['content']>().toExtend<
    StreamPiece<'chat-completion'>['choices'][number]['delta']['content']
  >()
})

test('the shapes that tests check what is written by are those of OpenAI’s clients', () => {
  expectTypeOf<z.output<typeof chatCompletion>>().toExtend<Theirs>()
  expectTypeOf<z.output<typeof chatCompletionChunk>>().toExtend<TheirChunk>()
  expectTypeOf<z.output<typeof completion>>().toExtend<OpenAI.Completion>()
})

test('the types of the dialect are those of the task', () => {
  expectTypeOf<OpenAiOutput<'chat-completion'>>().toEqualTypeOf<TaskOutput<'chat-completion'>>()
  expectTypeOf(decodeOpenAiOutput('text-generation', null)).toEqualTypeOf<
    TaskOutput<'text-generation'>
  >()
  expectTypeOf(decodeOpenAiRequest('chat-completion', null)).toEqualTypeOf<
    OpenAiRequest<'chat-completion'>
  >()
  expectTypeOf(openAiPieceReader('chat-completion')(null)).toEqualTypeOf<
    StreamPiece<'chat-completion'>
  >()
})

test('a stream is typed by its format', () => {
  const body = new ReadableStream<Uint8Array>()
  expectTypeOf(decodeStream('text-generation', body)).toEqualTypeOf<
    AsyncGenerator<StreamPiece<'text-generation'>, void, undefined>
  >()
  expectTypeOf<StreamPiece<'text-generation'>['token']['text']>().toEqualTypeOf<string>()
  // @ts-expect-error this task does not answer in pieces
  decodeStream('translation', body)
})
