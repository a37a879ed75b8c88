import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import type { ModelSpec } from '@taskmesh/inference-runner'
import { toModelSpec } from '../../src/runner/modelOptions.ts'

/** Where the demonstration model of a task is, as engines and hosts take it. */
export function demoSpec(task: DemoTask): ModelSpec {
  const { id } = DEMO_MODELS[task]
  return toModelSpec({ task, id, path: demoModelDirectory(task) }, { threads: 1 })
}
