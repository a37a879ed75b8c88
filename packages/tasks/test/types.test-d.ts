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

test('TaskId is the union of all ids', () => {
  expectTypeOf<TaskId>().toEqualTypeOf<
    | 'text-classification'
    | 'image-classification'
    | 'text-generation'
    | 'visual-question-answering'
    | 'translation'
    | 'summarization'
  >()
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
