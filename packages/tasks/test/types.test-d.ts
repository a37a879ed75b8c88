import { expectTypeOf, test } from 'vitest'
import {
  parseOutput,
  type OutputFor,
  type TaskId,
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
  // @ts-expect-error a text is expected
  parseOutput('translation', null, 42)
})
