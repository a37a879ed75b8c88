import { expect, test } from 'vitest'
import { TASK_EXAMPLES } from '../src/examples.ts'
import {
  parseOutput,
  parseRequest,
  TASK_IDS,
  TASK_SCHEMAS,
  TASKS,
  mediaPaths,
} from '../src/index.ts'

test.each(TASK_IDS)('%s has at least two examples that fit its own schema', (task) => {
  const examples = TASK_EXAMPLES[task]
  expect(examples.length).toBeGreaterThanOrEqual(2)
  for (const { request, output } of examples) {
    expect(() => parseRequest(task, request)).not.toThrow()
    expect(() => parseOutput(task, output, request.inputs)).not.toThrow()
  }
})

test.each(TASK_IDS)('%s is registered under its own id', (task) => {
  expect(TASKS[task].id).toBe(task)
})

test('mediaPaths lists the places that hold media', () => {
  expect(mediaPaths(TASK_SCHEMAS['image-classification'].inputs)).toEqual([
    { path: [], kind: 'image' },
  ])
  expect(mediaPaths(TASK_SCHEMAS['visual-question-answering'].inputs)).toEqual([
    { path: ['image'], kind: 'image' },
  ])
  expect(mediaPaths(TASK_SCHEMAS.translation.inputs)).toEqual([])
})
