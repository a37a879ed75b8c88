import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { TASK_IDS } from '@taskmesh/tasks'
import { expect, test } from 'vitest'
import type { LoadProgress } from '../src/engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../src/engine/modelSpec.ts'
import { ADAPTERS } from '../src/engines/transformersJs/adapters.ts'
import textGeneration from '../src/engines/transformersJs/tasks/text-generation.ts'
import translation from '../src/engines/transformersJs/tasks/translation.ts'
import { transformersJs } from '../src/engines/transformersJs/transformersJs.ts'
import { demoSpec } from './support/demoSpec.ts'

const { signal } = new AbortController()

function huggingFaceSpec(task: DemoTask): HuggingFaceSpec {
  const spec = demoSpec(task)
  if (spec.kind !== 'hugging-face') throw new Error('A folder is expected.')
  return spec
}

async function weightBytes(task: DemoTask): Promise<number> {
  const folder = join(demoModelDirectory(task), 'onnx')
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

test('default: each task has an adapter or a reason that completes "because …"', () => {
  for (const task of TASK_IDS) {
    const verdict = transformersJs.canRun(task)
    if (verdict.runnable) expect(ADAPTERS[task]).toBeTypeOf('function')
    else expect(verdict.reason).toMatch(/^[a-z].{20,}[^.]$/)
  }
})

test('default: loading reports each file to its end and adds up the weights', async () => {
  const progress: LoadProgress[] = []
  const model = await translation.load(huggingFaceSpec('translation'), {
    onProgress: (one) => progress.push(one),
  })
  expect(model.memoryBytes).toBe(await weightBytes('translation'))
  const last = new Map(progress.map((one) => [one.file, one]))
  expect([...last.keys()]).toEqual(
    expect.arrayContaining(['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx']),
  )
  for (const { loadedBytes, totalBytes } of last.values()) expect(loadedBytes).toBe(totalBytes)
  await model.dispose()
})

test('behavior: a model that is disposed of has given its session back', async () => {
  const model = await translation.load(huggingFaceSpec('translation'), {})
  const call = { inputs: ['Hello'], parameters: {}, signal }
  await expect(model.run(call)).resolves.toBeDefined()
  await model.dispose()
  await expect(model.run(call)).rejects.toThrowError()
})

test('behavior: pieces come while the model writes: after an abort there are no more', async () => {
  const model = await textGeneration.load(huggingFaceSpec('text-generation'), {})
  const controller = new AbortController()
  const pieces = model.stream?.({
    inputs: ['Once upon a time'],
    parameters: { min_length: 400, max_length: 400 },
    signal: controller.signal,
  })
  await pieces?.next()
  controller.abort('enough')
  await expect(pieces?.next()).rejects.toBe('enough')
  await model.dispose()
})
