import type { ModelOption } from '@taskmesh/inference-runner'
import { findTaskId } from '@taskmesh/tasks'
import { progressLines } from '../output/progressLines.ts'
import { chooseModels, type ModelChoice } from './models.ts'

/** Whether a model is no folder, but a name on the Hub. */
function isOfHub(option: ModelOption): boolean {
  return option.kind !== 'remote-endpoint' && option.path === undefined
}

async function download(
  { id: name, task }: ModelOption,
  choice: ModelChoice,
  signal: AbortSignal,
): Promise<ModelOption[]> {
  const { pullModel } = await import('@taskmesh/inference-runner/hub')
  // On standard output is what the command is for.
  const progress = progressLines({ json: false })
  const [id = '', revision = choice.revision] = name.split('@')
  try {
    const { path, dtype } = await pullModel({
      id,
      revision,
      dtype: choice.dtype,
      signal,
      onProgress: ({ file, ...bytes }) => progress.report({ name: file, ...bytes }),
    })
    const options = chooseModels(findTaskId(task), { ...choice, model: path, dtype })
    return options.map((option) => ({ ...option, id }))
  } finally {
    progress.end()
  }
}

/**
 * Downloads those of some models that are names on the Hub into the folder where `taskmesh models pull` and `serve` keep
 * them, unless they are there, with progress on standard error.
 *
 * @param choice - with which the models were chosen.
 * @returns all of them, as folders.
 * @throws ModelUnavailableError when one cannot be had.
 */
export async function downloadModels(
  models: readonly ModelOption[],
  choice: ModelChoice,
  signal: AbortSignal,
): Promise<ModelOption[]> {
  const found: ModelOption[] = []
  for (const model of models) {
    if (isOfHub(model)) found.push(...(await download(model, choice, signal)))
    else found.push(model)
  }
  return found
}
