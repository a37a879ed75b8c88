import * as theirs from '@huggingface/tasks'
import { expect, test } from 'vitest'
import * as ours from '../src/registry/index.ts'

test('PIPELINE_DATA holds what the package of Hugging Face holds, id by id', () => {
  for (const [id, data] of Object.entries(theirs.PIPELINE_DATA)) {
    expect(ours.PIPELINE_DATA, `src/tasks/${id}/meta.ts is missing`).toHaveProperty(id)
    expect({ ...Reflect.get(ours.PIPELINE_DATA, id) }, `src/tasks/${id}/meta.ts`).toEqual(data)
  }
  expect(Object.keys(ours.PIPELINE_DATA)).toEqual(Object.keys(theirs.PIPELINE_DATA))
})

test('the other exports under the same names hold the same values', () => {
  expect(ours.PIPELINE_TYPES).toEqual(theirs.PIPELINE_TYPES)
  expect(ours.PIPELINE_TYPES_SET).toEqual(theirs.PIPELINE_TYPES_SET)
  expect(ours.MODALITIES).toEqual(theirs.MODALITIES)
  expect(ours.MODALITY_LABELS).toEqual(theirs.MODALITY_LABELS)
  expect(ours.SUBTASK_TYPES).toEqual(theirs.SUBTASK_TYPES)
})

test('extensions stay out of the compatible exports', () => {
  expect(Object.keys(ours.EXTENSION_DATA)).toEqual([
    'chat-completion',
    'text2text-generation',
    'zero-shot-audio-classification',
    'background-removal',
  ])
  for (const id of Object.keys(ours.EXTENSION_DATA)) expect(ours.PIPELINE_TYPES).not.toContain(id)
})
