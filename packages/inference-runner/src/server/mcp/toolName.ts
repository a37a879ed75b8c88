import type { ModelInfo } from '../../runner/ServedModel.ts'

/** What clients take at most. */
const MAX_LENGTH = 64

function words(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_|_$/g, '')
}

function nameOf({ id, task }: ModelInfo, models: readonly ModelInfo[]): string {
  const isOnly = models.filter((model) => model.task === task).length === 1
  return words(isOnly ? task : `${task}_${id}`).slice(0, MAX_LENGTH)
}

/**
 * Names the tool of each served model, in their order: the task with low lines, and the model after it where
 * several do that task. What would have a name twice is numbered.
 *
 * @example
 * ```ts
 * toolNames(runner.models()) // ['text_classification', 'translation_me_en_fr', 'translation_me_en_de']
 * ```
 */
export function toolNames(models: readonly ModelInfo[]): string[] {
  const names: string[] = []
  for (const model of models) {
    const name = nameOf(model, models)
    let free = name
    for (let number = 2; names.includes(free); number += 1) {
      const ending = `_${number}`
      free = name.slice(0, MAX_LENGTH - ending.length) + ending
    }
    names.push(free)
  }
  return names
}
