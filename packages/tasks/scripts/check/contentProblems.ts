import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import { aboutProblems, type About } from './aboutProblems.ts'
import { exampleProblems } from './exampleProblems.ts'
import type { ReadTask } from './formProblems.ts'
import { isOlder } from './isOlder.ts'
import { problemIn, type Problem } from './problem.ts'
import { defaultOf, readSchema } from './readSchema.ts'
import { schemaProblems } from './schemaProblems.ts'

/** What was begun by `npm run new` and is not finished. */
function leftToDo({ id, files }: ReadTask): Problem[] {
  return [...files].flatMap(([name, text]) => {
    const lines = text
      .split('\n')
      .flatMap((line, index) => (line.includes('TODO') ? [index + 1] : []))
    if (lines.length === 0) return []
    const where = lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(', ')}`
    return [problemIn(id, name, `${where} still says TODO. Write what it asks for.`)]
  })
}

interface Content {
  task: ReadTask
  about: About
  problems: Problem[]
}

async function hubProblems(task: ReadTask): Promise<Problem[]> {
  if (!task.files.has('hub.ts')) return []
  const loaded = await defaultOf(task, 'hub.ts')
  if ('problem' in loaded) return [loaded.problem]
  if (typeof loaded.value === 'object' && loaded.value !== null) return []
  return [
    problemIn(
      task.id,
      'hub.ts',
      'the default export is no HubDialect. Export one, as translation/hub.ts does.',
    ),
  ]
}

async function examplesOf(task: ReadTask, schema: ZodTaskSchema): Promise<Problem[]> {
  const loaded = await defaultOf(task, 'examples.ts')
  if ('problem' in loaded) return [loaded.problem]
  return exampleProblems(loaded.value, schema).map((message) =>
    problemIn(task.id, 'examples.ts', message),
  )
}

async function readContent(task: ReadTask): Promise<Content> {
  const about: About = { id: task.id, text: task.files.get('about.md') ?? '' }
  const left = leftToDo(task)
  if (left.length > 0) return { task, about, problems: left }
  if (!task.files.has('schema.ts')) return { task, about, problems: [] }
  const read = await readSchema(task)
  if ('problem' in read) return { task, about, problems: [read.problem] }
  const { schema } = read
  return {
    task,
    about: { ...about, schema },
    problems: [
      ...schemaProblems(schema).map((message) => problemIn(task.id, 'schema.ts', message)),
      ...(await examplesOf(task, schema)),
      ...(await hubProblems(task)),
    ],
  }
}

/** Looks at what the folders say: schemas, examples and pages, each against the others. */
export async function contentProblems(tasks: readonly ReadTask[]): Promise<Problem[]> {
  const contents = await Promise.all(tasks.map(readContent))
  const abouts = contents.map(({ about }) => about)
  return contents.flatMap(({ task, about, problems }) => {
    // An unfinished folder or an unreadable schema leaves nothing to compare the page with.
    if (problems.length > 0) return problems
    const older = contents.filter((other) => isOlder(other.task, task)).map((other) => other.about)
    return aboutProblems(about, { older, all: abouts }).map((message) =>
      problemIn(about.id, 'about.md', message),
    )
  })
}
