import type { TaskId } from '@taskmesh/tasks'
import type { Engine } from '../engine/engine.ts'
import { MODEL_KIND_NAMES, type ModelKind, type ModelSpec } from '../engine/modelSpec.ts'
import { ModelLoadError } from '../errors.ts'
import { customProcess } from './customProcess/customProcess.ts'
import { onnxRuntime } from './onnx/onnxRuntime.ts'
import { remote } from './remote/remote.ts'
import { transformersJs } from './transformersJs/transformersJs.ts'

/** All engines, the preferred ones first. */
const ENGINES: readonly Engine[] = [transformersJs, onnxRuntime, customProcess, remote]

/** Why an engine does not run a model; `undefined` when it does, as far as can be known by its spec. */
function refusalOf({ kinds, canRun }: Engine, { kind, task }: ModelSpec): string | undefined {
  if (!kinds.includes(kind)) {
    const names = kinds.map((known) => MODEL_KIND_NAMES[known]).join(' and ')
    return `it runs ${names} only, not ${MODEL_KIND_NAMES[kind]}`
  }
  const verdict = canRun(task)
  return verdict.runnable ? undefined : verdict.reason
}

/**
 * Finds the first engine that runs a kind of model for a task. No file is read.
 *
 * @throws {@link ModelLoadError} with the reason of each engine, when none does.
 */
export function chooseEngine(spec: ModelSpec): Engine {
  const reasons: string[] = []
  for (const engine of ENGINES) {
    const refusal = refusalOf(engine, spec)
    if (refusal === undefined) return engine
    reasons.push(`${engine.name}: ${refusal}.`)
  }
  throw new ModelLoadError(spec.id, `No engine runs it for ${spec.task}.\n${reasons.join('\n')}`)
}

/**
 * Why no engine runs a task, whatever the model; `undefined` when one does. That a pipeline of one's own
 * or somebody else's server may do it does not count.
 */
export function noEngineReason(task: TaskId): string | undefined {
  const verdicts = ENGINES.filter(({ isOpen }) => !isOpen).map((engine) => engine.canRun(task))
  if (verdicts.some(({ runnable }) => runnable)) return undefined
  const reasons = verdicts.flatMap((verdict) => (verdict.runnable ? [] : [verdict.reason]))
  return `No engine of this runner runs ${task}: ${reasons.join('; ')}. Its models run as a custom pipeline (taskmesh new pipeline) or behind a remote endpoint.`
}

/** What one engine does with a task. */
export interface TaskEngine {
  name: string
  /** The kinds of models that it runs. */
  kinds: readonly ModelKind[]
  /** Whether it leaves to others what a task is, so that a model may do any: pipelines of one's own and other servers. */
  isOpen: boolean
  /** Why it does not run the task; `undefined` when it does. */
  refusal: string | undefined
}

/**
 * What each engine does with a task, the preferred ones first. Nothing is loaded.
 *
 * @example
 * ```ts
 * const running = enginesOf('translation').filter(({ refusal }) => refusal === undefined)
 * running.map(({ name }) => name) // ['transformers.js', 'custom pipeline', 'remote endpoint']
 * ```
 */
export function enginesOf(task: TaskId): TaskEngine[] {
  return ENGINES.map(({ name, kinds, isOpen = false, canRun }) => {
    const verdict = canRun(task)
    return { name, kinds, isOpen, refusal: verdict.runnable ? undefined : verdict.reason }
  })
}

/** Loads the libraries of the engines, so that the first model of a process has not to wait for them. */
export async function warmEngines(): Promise<void> {
  for (const engine of ENGINES) await engine.warm?.()
}
