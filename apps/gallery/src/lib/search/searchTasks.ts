import { isTaskId, MODALITY_LABELS, TASK_IDS, TASKS, type TaskId } from '@taskmesh/tasks/registry'
import MiniSearch from 'minisearch'

const PHRASE_BOOST = 20
const FILLERS = new Set(['a', 'an', 'and', 'for', 'from', 'in', 'my', 'of', 'the', 'with'])

/** Words of what is searched and of what is searched for, alike. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function entryOf(id: TaskId) {
  const { name, summary, synonyms, modality, libraries, subtasks, models, datasets } = TASKS[id]
  return {
    id,
    name: `${name} ${id}`,
    synonyms: synonyms.join('; '),
    subtasks: subtasks.map((subtask) => subtask.name).join('; '),
    summary,
    models: models.map((model) => model.id).join(' '),
    datasets: datasets.map((dataset) => dataset.id).join(' '),
    more: `${MODALITY_LABELS[modality]} ${libraries.join(' ')}`,
  }
}

/** Longer words may have more typos. */
function typosOf(term: string): number | false {
  if (term.length < 4) return false
  return term.length < 8 ? 1 : 2
}

function createIndex() {
  const index = new MiniSearch<ReturnType<typeof entryOf>>({
    fields: ['name', 'synonyms', 'subtasks', 'summary', 'models', 'datasets', 'more'],
    searchOptions: {
      boost: { name: 6, synonyms: 4, subtasks: 2 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: typosOf,
      weights: { prefix: 0.6, fuzzy: 0.2 },
    },
  })
  index.addAll(TASK_IDS.map(entryOf))
  return index
}

let index: ReturnType<typeof createIndex> | undefined

/** Whether a task is called just so. */
function isCalled(id: unknown, phrase: string): boolean {
  if (!isTaskId(id)) return false
  return [id, TASKS[id].name, ...TASKS[id].synonyms].some((name) => plain(name) === phrase)
}

/**
 * The tasks that have every word of a query in their name, in another name for them, in their
 * summary, modality, libraries, models or datasets, the best first. Words may have a typo or two and be unfinished.
 *
 * @example
 * ```ts
 * searchTasks('transalation')[0] // 'translation'
 * searchTasks('speech to text')[0] // 'automatic-speech-recognition'
 * searchTasks('whisper')[0] // 'automatic-speech-recognition'
 * ```
 */
export function searchTasks(query: string): TaskId[] {
  index ??= createIndex()
  const phrase = plain(query)
  const words = phrase.split(' ')
  const telling = words.filter((word) => !FILLERS.has(word))
  const found = index.search((telling.length > 0 ? telling : words).join(' '), {
    boostDocument: (id) => (isCalled(id, phrase) ? PHRASE_BOOST : 1),
  })
  return found.map(({ id }): unknown => id).filter(isTaskId)
}
