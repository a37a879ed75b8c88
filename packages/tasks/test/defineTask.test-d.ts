import { expectTypeOf, test } from 'vitest'
import * as z from 'zod/mini'
import { defineTask, type TaskRef } from '../src/define/index.ts'
import { parseOutput, parseRequest, type TaskRequest } from '../src/index.ts'

const wordOrder = defineTask({
  id: 'word-order',
  schema: {
    inputs: z.object({ text: z.string() }),
    parameters: z.looseObject({ language: z.optional(z.string()) }),
    output: z.array(z.int()),
    batch: true,
  },
})

const shout = defineTask({
  id: 'shout',
  schema: {
    inputs: z.string(),
    parameters: z.object({ volume: z.number() }),
    output: z.object({ text: z.string() }),
  },
})

test('a defined task and an id are tasks', () => {
  expectTypeOf(wordOrder).toExtend<TaskRef>()
  expectTypeOf(wordOrder.id).toEqualTypeOf<'word-order'>()
  expectTypeOf<'translation'>().toExtend<TaskRef>()
  expectTypeOf<'telepathy'>().not.toExtend<TaskRef>()
})

test('requests and outputs follow from the schema', () => {
  const request = parseRequest(wordOrder, {})
  expectTypeOf(request.parameters?.language).toEqualTypeOf<string | undefined>()
  expectTypeOf(parseOutput(wordOrder, [], { text: 'a' })).toEqualTypeOf<number[]>()
  expectTypeOf(parseOutput(wordOrder, [], [{ text: 'a' }])).toEqualTypeOf<number[][]>()
  expectTypeOf<{ inputs: string }>().not.toExtend<TaskRequest<typeof wordOrder>>()
  expectTypeOf<{ inputs: { text: string }[] }>().toExtend<TaskRequest<typeof wordOrder>>()
})

test('a required parameter is required, and one input is one', () => {
  expectTypeOf<{ inputs: string }>().not.toExtend<TaskRequest<typeof shout>>()
  expectTypeOf<{ inputs: string; parameters: { volume: number } }>().toExtend<
    TaskRequest<typeof shout>
  >()
  expectTypeOf<{ inputs: string[]; parameters: { volume: number } }>().not.toExtend<
    TaskRequest<typeof shout>
  >()
})

test('misuse does not compile', () => {
  const schema = { inputs: z.string(), output: z.string() }
  // @ts-expect-error the registry has it
  defineTask({ id: 'translation', schema })
  // @ts-expect-error no such modality
  defineTask({ id: 'word-order', modality: 'smell', schema })
  // @ts-expect-error no output
  defineTask({ id: 'word-order', schema: { inputs: z.string() } })
  const request = { inputs: 'a' }
  // @ts-expect-error a string comes out
  defineTask({ id: 'word-order', schema, examples: [{ title: 'A', request, output: 42 }] })
  // @ts-expect-error an object with a text goes in
  parseOutput(wordOrder, [], 'text')
})
