import { join } from 'node:path'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { detectModelKind } from '@taskmesh/inference-runner'
import { expect, test } from 'vitest'
import { pipelineFolder } from './support/pipelineFolder.ts'

test.each([
  ['custom-pipeline', 'pipeline.ts'],
  ['custom-pipeline', 'pipeline.py'],
  ['custom-pipeline', 'handler.py'],
  ['hugging-face', 'config.json'],
  [undefined, 'iris.onnx'],
  [undefined, 'README.md'],
])('default: %s for a folder with %s', async (kind, file) => {
  expect(detectModelKind(await pipelineFolder({ [file]: '' }))).toBe(kind)
})

test('default: a handler beside a model of Hugging Face runs it', async () => {
  const folder = await pipelineFolder({ 'handler.py': '', 'config.json': '{}' })
  expect(detectModelKind(folder)).toBe('custom-pipeline')
})

test('default: a demonstration model, a file of ONNX, and what is not there', async () => {
  const folder = demoModelDirectory('text-classification')
  expect(detectModelKind(folder)).toBe('hugging-face')
  expect(detectModelKind(join(folder, 'onnx', 'model.onnx'))).toBe('onnx-file')
  expect(detectModelKind(join(folder, 'config.json'))).toBeUndefined()
  expect(detectModelKind(join(folder, 'nothing'))).toBeUndefined()
})
