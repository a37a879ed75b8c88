import { pipeline } from '@huggingface/transformers'
import type { BrowserTaskId } from '../abilities.ts'
import type { Call, LoadedTask, RunParameters } from './browserPipeline.ts'
import { PIPELINES } from './pipelines.ts'

type LoadOptions = NonNullable<Parameters<typeof pipeline>[2]>

/** Loads a model for a task. */
export async function loadTask(
  task: BrowserTaskId,
  model: string,
  options: LoadOptions,
): Promise<LoadedTask> {
  const { type, run } = PIPELINES[task]
  const loaded = await pipeline(type, model, options)
  // A pipeline is called like a function; what it takes differs by its type, which is open here.
  const call = loaded as unknown as Call
  return (input, parameters, context) => run(call, input, parameters, context)
}

/** Sentences about the parameters that have no effect. */
export function ineffective(task: BrowserTaskId, parameters: RunParameters): string[] {
  return Object.entries(parameters)
    .filter(([name, value]) => value !== undefined && !PIPELINES[task].parameters.includes(name))
    .map(([name]) => `The parameter "${name.slice(0, 50)}" has no effect in the browser.`)
}
