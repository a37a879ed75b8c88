import * as theirs from '@huggingface/tasks'
import { expect, test } from 'vitest'
import * as switching from '../src/huggingFace/index.ts'
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

test('every pair of a library and a task that they hold is one of ours', () => {
  for (const [library, tasks = []] of Object.entries(theirs.LIBRARY_TASK_MAPPING))
    expect(switching.LIBRARY_TASK_MAPPING[library], library).toEqual(expect.arrayContaining(tasks))
  for (const id of theirs.PIPELINE_TYPES)
    expect(switching.TASKS_MODEL_LIBRARIES[id], `libraries of src/tasks/${id}/meta.ts`).toEqual(
      expect.arrayContaining(theirs.TASKS_MODEL_LIBRARIES[id]),
    )
})

test('the libraries of a task and the tasks of a library are one relation', () => {
  const pairs = Object.entries(switching.LIBRARY_TASK_MAPPING).flatMap(([library, tasks = []]) =>
    tasks.map((id) => `${id} ${library}`),
  )
  const others = Object.entries(switching.TASKS_MODEL_LIBRARIES).flatMap(([id, libraries]) =>
    libraries.map((library) => `${id} ${library}`),
  )
  expect(pairs.toSorted()).toEqual(others.toSorted())
})

test('TASKS_DATA has a page for every pipeline id, not only for those that they have', () => {
  expect(Object.keys(switching.TASKS_DATA)).toEqual(Object.keys(ours.PIPELINE_DATA))
  for (const id of ours.PIPELINE_TYPES) {
    const { label, summary, models, datasets, metrics, libraries } = switching.TASKS_DATA[id]
    expect(label).toBe(theirs.PIPELINE_DATA[id].name)
    expect(summary.length, id).toBeGreaterThan(10)
    for (const list of [models, datasets, metrics])
      expect(list.every((one) => one.id !== '')).toBe(true)
    expect(libraries).toEqual(switching.TASKS_MODEL_LIBRARIES[id])
  }
})

test('what a program changes in TASKS_DATA changes nothing in the registry', () => {
  const page = switching.TASKS_DATA['text-ranking']
  expect(page.models[0]).not.toBe(ours.TASKS['text-ranking'].models[0])
  expect(page.libraries).not.toBe(ours.TASKS['text-ranking'].libraries)
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
