import { expectTypeOf, test } from 'vitest'
import {
  parseOutput,
  type DecodedInputs,
  type OutputFor,
  type TaskId,
  type TaskInput,
  type TaskInputs,
  type TaskRequest,
} from '../src/index.ts'

interface Class {
  label: string
  score: number
}

test('TaskId holds the pipeline ids that can be called, and the extensions', () => {
  expectTypeOf<'text-classification' | 'robotics' | 'chat-completion'>().toExtend<TaskId>()
  expectTypeOf<'other'>().not.toExtend<TaskId>()
})

test('parameters may be left out unless one is required', () => {
  expectTypeOf<{ inputs: string }>().toExtend<TaskRequest<'translation'>>()
  expectTypeOf<{ inputs: string }>().not.toExtend<TaskRequest<'zero-shot-classification'>>()
})

test('inputs follow the task', () => {
  expectTypeOf<TaskInputs<'translation'>>().toEqualTypeOf<string | readonly string[]>()
  expectTypeOf<TaskInputs<'image-classification'>>().toExtend<
    string | Uint8Array | Blob | readonly (string | Uint8Array | Blob)[]
  >()
  expectTypeOf({ inputs: { image: 'a', question: 'b' } }).toExtend<
    TaskRequest<'visual-question-answering'>
  >()
})

test('one input gives one output, an array an array', () => {
  expectTypeOf(parseOutput('text-classification', null, 'a')).toEqualTypeOf<Class[]>()
  expectTypeOf(parseOutput('text-classification', null, ['a', 'b'])).toEqualTypeOf<Class[][]>()
  expectTypeOf<OutputFor<'translation', string>>().toEqualTypeOf<{ translation_text: string }>()
})

test('misuse does not compile', () => {
  // @ts-expect-error no such task
  parseOutput('text-clasification', null, 'a')
  // @ts-expect-error a string is expected
  parseOutput('translation', null, 42)
})

interface Pixels {
  width: number
  height: number
}

interface Samples {
  samples: Float32Array
}

interface Decoded {
  image: Pixels
  audio: Samples
}

type AnyMedia = string | Uint8Array | Blob

test('media of an input are of the decoded type of their kind', () => {
  expectTypeOf<DecodedInputs<'object-detection', Decoded>>().toEqualTypeOf<Pixels>()
  expectTypeOf<DecodedInputs<'audio-classification', Decoded>>().toEqualTypeOf<Samples>()
  expectTypeOf<DecodedInputs<'visual-question-answering', Decoded>>().toEqualTypeOf<{
    image: Pixels
    question: string
  }>()
})

test('media of a kind that is not decoded stay as they are', () => {
  expectTypeOf<DecodedInputs<'video-classification', Decoded>>().toEqualTypeOf<AnyMedia>()
  expectTypeOf<DecodedInputs<'any-to-any', Decoded>>().toEqualTypeOf<{
    text: string
    image?: Pixels | undefined
    audio?: Samples | undefined
    video?: AnyMedia | undefined
  }>()
})

test('media in arrays and under names of a person’s own are decoded as well', () => {
  expectTypeOf<DecodedInputs<'visual-document-retrieval', Decoded>>().toEqualTypeOf<{
    query: string
    images: Pixels[]
  }>()
  expectTypeOf<DecodedInputs<'robotics', Decoded>>().toEqualTypeOf<{
    observation: { state: number[]; images?: Record<string, Pixels> | undefined }
    instruction?: string | undefined
  }>()
})

/** The tasks whose inputs change when nothing is decoded. */
type Changed = {
  [Id in TaskId]: [TaskInput<Id>, DecodedInputs<Id, Record<never, never>>] extends [
    DecodedInputs<Id, Record<never, never>>,
    TaskInput<Id>,
  ]
    ? never
    : Id
}[TaskId]

test('where nothing is decoded, the inputs of every task are what they were', () => {
  expectTypeOf<Changed>().toEqualTypeOf<never>()
})
