import { ModelLoadError } from '../errors.ts'
import type { Engine } from './engine.ts'
import type { ModelConfig } from './modelConfig.ts'
import type { ModelSource } from './modelSource.ts'
import { transformersJs } from './transformersJs/transformersJs.ts'
import { visualQuestionAnswering } from './visualQuestionAnswering/visualQuestionAnswering.ts'

/** All engines, the preferred ones first. */
const ENGINES: readonly Engine[] = [transformersJs, visualQuestionAnswering]

/**
 * Finds the first engine that runs a model for its task.
 *
 * @throws {@link ModelLoadError} with the reason of each engine, when none does.
 */
export function chooseEngine(model: ModelSource, config: ModelConfig): Engine {
  const reasons: string[] = []
  for (const engine of ENGINES) {
    const verdict = engine.canRun(model.task, config)
    if (verdict.runnable) return engine
    reasons.push(`${engine.name}: ${verdict.reason}.`)
  }
  throw new ModelLoadError(model.id, `No engine runs it for ${model.task}.\n${reasons.join('\n')}`)
}
