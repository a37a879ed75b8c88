import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TaskId } from '@taskmesh/tasks'
import { onTestFinished } from 'vitest'
import type { LoadedModel } from '../../src/engine/loadedModel.ts'
import type { CustomPipelineSpec } from '../../src/engine/modelSpec.ts'
import { customProcess } from '../../src/engines/customProcess/customProcess.ts'

/** Makes a folder with these files, which is removed after the test. */
export async function pipelineFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'taskmesh-test-')))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

/** Loads the pipeline of such a folder; it is disposed of after the test. */
export async function loadFolder(
  task: TaskId,
  files: Readonly<Record<string, string>>,
  options: Partial<CustomPipelineSpec> = {},
): Promise<LoadedModel> {
  const path = await pipelineFolder(files)
  const spec = { kind: 'custom-pipeline', id: 'me/pipeline', task, path, ...options } as const
  const model = await customProcess.load(spec, {})
  onTestFinished(() => model.dispose())
  return model
}

/** A call with these inputs, which nobody withdraws. */
export function callOf(inputs: readonly unknown[], parameters: Record<string, unknown> = {}) {
  return { inputs, parameters, signal: new AbortController().signal }
}
