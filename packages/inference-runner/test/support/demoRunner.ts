import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import {
  createRunner,
  type ModelOption,
  type Runner,
  type RunnerOptions,
} from '@taskmesh/inference-runner'

/** The demonstration models, as a runner takes them. */
export const DEMO_OPTIONS: readonly ModelOption[] = Object.values(DEMO_MODELS).map(
  ({ task, id }) => ({ task, id, path: demoModelDirectory(task) }),
)

/** Those of some tasks, which load faster than all. */
export function demoOptions(...tasks: readonly DemoTask[]): readonly ModelOption[] {
  return tasks.map((task) => ({ task, id: DEMO_MODELS[task].id, path: demoModelDirectory(task) }))
}

/** A runner with all demonstration models, which share a process. */
export function demoRunner(options: Partial<RunnerOptions> = {}): Runner {
  return createRunner({
    models: DEMO_OPTIONS,
    threads: 1,
    process: 'shared',
    keepsReserve: false,
    ...options,
  })
}

/** A call that keeps the model busy for seconds: many tokens, several texts. */
export const LONG_CALL = {
  inputs: 'Once upon a time',
  parameters: {
    min_length: 500,
    max_length: 500,
    do_sample: true,
    num_return_sequences: 16,
    seed: 1,
  },
} as const
