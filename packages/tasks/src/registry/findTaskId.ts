import { UnknownTaskError } from '../errors.ts'
import { isTaskId, TASK_IDS, type TaskId } from './tasks.ts'

const LONGEST_COMPARED = 64

/** Number of single-character edits between two words (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...b].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1)
      const removed = (previous[column + 1] ?? 0) + 1
      const added = (current[column] ?? 0) + 1
      current.push(Math.min(replaced, removed, added))
    }
    previous = current
  }
  return previous.at(-1) ?? 0
}

function closest(word: string): TaskId | undefined {
  if (word.length > LONGEST_COMPARED) return undefined
  const ranked = TASK_IDS.map((id) => ({ id, distance: editDistance(word.toLowerCase(), id) }))
  const best = ranked.toSorted((a, b) => a.distance - b.distance)[0]
  return best !== undefined && best.distance <= best.id.length / 3 ? best.id : undefined
}

/**
 * Returns the value as a task id.
 *
 * @throws {@link UnknownTaskError} with the nearest name, when there is no such task.
 *
 * @example
 * ```ts
 * findTaskId('translation') // 'translation'
 * findTaskId('translaton') // throws: There is no task "translaton". Did you mean "translation"?
 * ```
 */
export function findTaskId(value: unknown): TaskId {
  if (isTaskId(value)) return value
  throw new UnknownTaskError(
    typeof value === 'string' ? value.slice(0, LONGEST_COMPARED) : typeof value,
    TASK_IDS,
    typeof value === 'string' ? closest(value) : undefined,
  )
}
