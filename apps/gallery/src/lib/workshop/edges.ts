import { isBatch, safeParseOutput, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'

const MANY = 3000
const LONG =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(4)
const ARABIC = 'نَصٌّ طَوِيلٌ لِلِاخْتِبَارِ'
const HOSTILE = '<img src=x onerror=alert(1)>\u202E\u0301\u0302\u0303\u0304{{7*7}}${7*7}'
/** A GIF of one pixel. */
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs='

interface Bend {
  text?: (text: string) => string
  number?: (number: number) => number
  list?: (list: readonly unknown[]) => readonly unknown[]
}

function isImage(text: string): boolean {
  return text.startsWith('data:image/')
}

/** Texts that are media or addresses stay what they are. */
function ofWords(change: (text: string) => string): (text: string) => string {
  return (text) => (/^(data|https?|blob):/.test(text) ? text : change(text))
}

function repeat(list: readonly unknown[]): readonly unknown[] {
  if (list.length === 0) return list
  return Array.from({ length: MANY }, (_, index) => list[index % list.length])
}

/** What can be odd about an answer, and how to make one so. */
export const EDGES = {
  'long-words': { label: 'Words without end', text: ofWords(() => LONG) },
  many: { label: `${MANY} of everything`, list: repeat },
  'one-pixel': { label: 'Images of one pixel', text: (text) => (isImage(text) ? PIXEL : text) },
  'large-numbers': { label: 'Numbers of 300 digits', number: () => 1e300 },
  'small-numbers': { label: 'Numbers near nothing', number: () => 1e-300 },
  negative: { label: 'Numbers below zero', number: (number) => -number - 1 },
  'not-numbers': { label: 'Numbers that are none', number: () => Number.NaN },
  'right-to-left': { label: 'Right to left', text: ofWords(() => ARABIC) },
  hostile: { label: 'Hostile texts', text: ofWords(() => HOSTILE) },
} as const satisfies Record<string, Bend & { label: string }>

/** The name of an odd answer. */
export type EdgeId = keyof typeof EDGES

/** The names of all odd answers. */
export const EDGE_IDS: readonly EdgeId[] = Object.keys(EDGES).filter((key): key is EdgeId =>
  Object.hasOwn(EDGES, key),
)

function bend(value: unknown, how: Bend): unknown {
  if (typeof value === 'string') return how.text?.(value) ?? value
  if (typeof value === 'number') return how.number?.(value) ?? value
  if (Array.isArray(value)) {
    // Lists in lists stay as long as they are: 3000 times 3000 is another matter.
    const { list, ...others } = how
    const bent = value.map((item) => bend(item, others))
    return list?.(bent) ?? bent
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bend(item, how)]))
}

/**
 * The answer to a task's example, made odd. It need not fit the task's schema any more: the widget
 * says so then.
 */
export function oddOutput(task: TaskId, edge: EdgeId, example = 0): unknown {
  return bend(TASK_EXAMPLES[task][example]?.output, EDGES[edge])
}

/** The odd answers of a task that differ from the usual one. */
export function edgesOf(task: TaskId): readonly EdgeId[] {
  const [example] = TASK_EXAMPLES[task]
  const usual = JSON.stringify(example?.output)
  return EDGE_IDS.filter((edge) => JSON.stringify(oddOutput(task, edge)) !== usual)
}

/** Whether an odd answer fits the schema of its task, and is shown rather than refused. */
export function fitsSchema(task: TaskId, edge: EdgeId): boolean {
  const inputs = TASK_EXAMPLES[task][0]?.request.inputs
  if (inputs === undefined || isBatch(task, inputs)) return false
  return safeParseOutput(task, oddOutput(task, edge), inputs).success
}
