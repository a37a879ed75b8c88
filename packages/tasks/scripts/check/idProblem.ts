import { editDistance } from '../../src/registry/editDistance.ts'

/** A task that is there, as far as another id may be mistaken for it. */
export interface KnownTask {
  id: string
  name: string
  synonyms: readonly string[]
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const LONGEST_ID = 60
const EXAMPLE = 'lower-case words with hyphens between them, such as sound-counting'

/** Each task is also a name in code, a folder, and an entry `@taskmesh/tasks/tasks/<id>`. */
const RESERVED = new Set(
  `arguments as async await break case catch class const constructor continue debugger default delete do
  else enum eval export extends false finally for from function if implements import in infinity instanceof
  interface let nan new null of package private protected prototype public return satisfies static super
  switch this throw true try type typeof undefined using var void while with yield
  aux con nul prn com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9
  about all id index meta none schema task tasks zod`.split(/\s+/),
)

/** The id as a name in code. */
export function camelCase(id: string): string {
  return id.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())
}

function slug(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
}

function formProblem(id: string): string | undefined {
  if (id === '') return `an id is missing. Use ${EXAMPLE}.`
  if (id.length > LONGEST_ID) {
    return `an id of ${id.length} characters is too long. Use at most ${LONGEST_ID}.`
  }
  if (ID.test(id)) return undefined
  const better = slug(id)
  const remedy = ID.test(better) ? `Use "${better}", or other ${EXAMPLE}.` : `Use ${EXAMPLE}.`
  return `"${id}" is not the form of an id. ${remedy}`
}

/** Letters that a typing error may have changed in a word, without making another word of it. */
function slack(word: string): number {
  return word.length < 4 ? 0 : Math.max(1, Math.floor(word.length / 4))
}

function letters(word: string): string {
  return [...word].toSorted().join('')
}

/** Whether a word is another but for typing errors. */
function isMistyped(word: string, other: string): boolean {
  // Digits make another word: text-to-3d.
  if (word === other || /\d/.test(word + other)) return word === other
  const least = Math.min(slack(word), slack(other))
  return editDistance(word, other) <= least || (least > 0 && letters(word) === letters(other))
}

/** Whether two ids say the same but for typing errors: `text-clasification`, `textclassification`. */
function isNear(id: string, other: string): boolean {
  const [words, others] = [id.split('-'), other.split('-')]
  if (words.join('') === others.join('')) return true
  if (words.length !== others.length) return false
  return words.every((word, index) => isMistyped(word, others[index] ?? ''))
}

/**
 * Returns what is wrong with the id of a task, with what to do, or `undefined`.
 *
 * @param known - the other tasks.
 */
export function idProblem(id: string, known: readonly KnownTask[]): string | undefined {
  const form = formProblem(id)
  if (form !== undefined) return form
  if (RESERVED.has(id)) return `"${id}" has a meaning of its own in code. Choose another id.`
  const same = known.find((task) => task.id === id)
  if (same) return `the task ${id} is there already. Change it, or choose another id.`
  const words = id.replaceAll('-', ' ')
  const named = known.find(
    ({ name, synonyms }) =>
      name.toLowerCase() === words ||
      synonyms.some((synonym) => synonym.replaceAll('-', ' ') === words),
  )
  if (named)
    return `"${id}" is another name of ${named.id}. Change that task, or choose another id.`
  const near = known.find((task) => isNear(id, task.id) || camelCase(task.id) === camelCase(id))
  if (near) {
    return `"${id}" is easily mistaken for ${near.id}. Did you mean that task? If not, choose another id.`
  }
  return undefined
}
