import { copyProblem } from './copyProblem.ts'
import { huggingFaceData } from './huggingFace.ts'
import { idProblem, type KnownTask } from './idProblem.ts'
import { idOfExamples, isOlder } from './isOlder.ts'
import { metaProblems, readMeta, type Meta } from './metaProblems.ts'
import { problemIn, type Problem } from './problem.ts'
import { loadModule, type TaskFolder } from './taskFolder.ts'

/** The folder of a task with what its `meta.ts` says. */
export interface ReadTask extends TaskFolder {
  meta: Meta
}

/** The folders that can be registered, and what is wrong with the others. */
export interface Form {
  tasks: readonly ReadTask[]
  problems: Problem[]
}

const FILES = ['meta.ts', 'schema.ts', 'examples.ts', 'about.md']
const OPTIONAL_FILES = ['hub.ts', 'huggingFace.ts', 'exampleMedia.ts']
const FILES_WITHOUT_CALL = ['meta.ts', 'about.md']

/** How a file's name is compared with those that are looked for: `About.md`, `schemas.ts`, `hub.js`. */
function stem(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.[a-z]+$/, '')
    .replace(/s$/, '')
}

function misnamed({ id, files }: TaskFolder): Problem[] {
  const known = [...FILES, ...OPTIONAL_FILES]
  return [...files.keys()].flatMap((name) => {
    const meant = known.find((file) => stem(file) === stem(name))
    if (meant === undefined || name === meant || files.has(meant)) return []
    return [problemIn(id, name, `this file is not looked for. Rename it to ${meant}.`)]
  })
}

function missing({ id, files }: TaskFolder, wanted: readonly string[]): Problem[] {
  return wanted
    .filter((file) => !files.has(file))
    .map((file) =>
      problemIn(id, file, `this file is missing. Add it, as src/tasks/translation/${file} has it.`),
    )
}

const DEFAULT_EXPORT = /^export default |\bas default\b/m

function sourceProblems(folder: TaskFolder): Problem[] {
  const { id, files } = folder
  const named = idOfExamples(files)
  const isOther = named !== undefined && named !== id
  return [
    ...['schema.ts', 'examples.ts', 'hub.ts']
      .filter((file) => files.has(file) && !DEFAULT_EXPORT.test(files.get(file) ?? ''))
      .map((file) =>
        problemIn(
          id,
          file,
          `there is no default export. Add \`export default …\`, as other tasks have it.`,
        ),
      ),
    ...(isOther
      ? [
          problemIn(
            id,
            'examples.ts',
            `these are the examples of ${named}. Write examples of this task, with defineExamples('${id}', …).`,
          ),
        ]
      : []),
  ]
}

interface Outcome {
  task?: ReadTask
  problems: Problem[]
}

/** Reads a folder as far as it goes: what cannot be read hides what else may be wrong. */
async function readTask(folder: TaskFolder): Promise<Outcome> {
  const { id } = folder
  const wrongId = huggingFaceData(id) === undefined ? idProblem(id, []) : undefined
  if (wrongId !== undefined) return { problems: [problemIn(id, '', wrongId)] }
  const named = misnamed(folder)
  if (named.length > 0) return { problems: named }
  if (folder.files.size === 0) {
    const remedy = `Remove it, then begin the task with \`npm run new -- task ${id}\`.`
    return { problems: [problemIn(id, '', `this folder is empty. ${remedy}`)] }
  }
  if (!folder.files.has('meta.ts')) return { problems: missing(folder, ['meta.ts']) }
  const loaded = await loadModule(folder, 'meta.ts')
  if ('reason' in loaded) {
    return { problems: [problemIn(id, 'meta.ts', `it cannot be loaded: ${loaded.reason}`)] }
  }
  const read = readMeta(loaded.module)
  if ('problems' in read) {
    return { problems: read.problems.map((message) => problemIn(id, 'meta.ts', message)) }
  }
  return { task: { ...folder, meta: read.meta }, problems: [] }
}

/** What another id may be mistaken for. */
export function knownTask({ id, meta }: ReadTask): KnownTask {
  return { id, name: meta.pipeline.name, synonyms: meta.page.synonyms }
}

/** Hugging Face chooses its ids; the others have to be told apart from all that there are. */
function idProblems(task: ReadTask, others: readonly ReadTask[]): Problem[] {
  const { id } = task
  if (huggingFaceData(id) !== undefined) return []
  const problem = idProblem(id, others.filter((other) => isOlder(other, task)).map(knownTask))
  return problem === undefined ? [] : [problemIn(id, '', problem)]
}

const DISTINCT = [
  ['pipeline.name', ({ pipeline }: Meta) => pipeline.name.toLowerCase()],
  ['look.icon', ({ look }: Meta) => look.icon],
  ['look.order', ({ look }: Meta) => look.order],
  ['page.summary', ({ page }: Meta) => page.summary],
] as const

function duplicates(task: ReadTask, others: readonly ReadTask[]): Problem[] {
  return DISTINCT.flatMap(([path, read]) => {
    const value = read(task.meta)
    const owner = others.find((other) => isOlder(other, task) && read(other.meta) === value)
    if (owner === undefined || String(value).includes('TODO')) return []
    return [
      problemIn(
        task.id,
        'meta.ts',
        `${path}: ${JSON.stringify(value)} is that of ${owner.id}. Choose another.`,
      ),
    ]
  })
}

function problemsOf(task: ReadTask, all: readonly ReadTask[]): Problem[] {
  const others = all.filter((other) => other !== task)
  const copied = copyProblem(task, others)
  if (copied !== undefined) return [copied]
  const id = idProblems(task, others)
  if (id.length > 0) return id
  const wanted = task.meta.noCall === undefined ? FILES : FILES_WITHOUT_CALL
  return [
    ...missing(task, wanted),
    ...metaProblems(task.id, task.meta).map((message) => problemIn(task.id, 'meta.ts', message)),
    ...duplicates(task, others),
    ...sourceProblems(task),
  ]
}

/**
 * Looks at the form of all folders: ids, files, and what `meta.ts` says. Each mistake is said once,
 * and what follows from it is not said.
 */
export async function readForm(folders: readonly TaskFolder[]): Promise<Form> {
  const outcomes = await Promise.all(folders.map(readTask))
  const read = outcomes.flatMap(({ task }) => (task === undefined ? [] : [task]))
  const problems = new Map(read.map((task) => [task, problemsOf(task, read)] as const))
  return {
    tasks: read.filter((task) => problems.get(task)?.length === 0),
    problems: [
      ...outcomes.flatMap((outcome) => outcome.problems),
      ...[...problems.values()].flat(),
    ],
  }
}
