import type { ReadTask } from './formProblems.ts'
import { isOlder } from './isOlder.ts'
import { problemIn, type Problem } from './problem.ts'

function listed(words: readonly string[]): string {
  const [last = '', ...others] = words.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`
}

/** Whether a folder says of its task what another says of its own. */
function isCopy({ meta, files }: ReadTask, other: ReadTask): boolean {
  const isSameMeta = files.get('meta.ts') === other.files.get('meta.ts')
  const isSameName = meta.pipeline.name === other.meta.pipeline.name
  return isSameMeta || (isSameName && meta.look.icon === other.meta.look.icon)
}

/** Returns what to do about a folder that was copied from another and still speaks of its task. */
export function copyProblem(task: ReadTask, others: readonly ReadTask[]): Problem | undefined {
  const original = others.find((other) => isOlder(other, task) && isCopy(task, other))
  if (original === undefined) return undefined
  const same = [...task.files].filter(([name, text]) => original.files.get(name) === text)
  const names = listed([...new Set(['meta.ts', ...same.map(([name]) => name)])].toSorted())
  return problemIn(
    task.id,
    'meta.ts',
    `this is the folder of ${original.id} under another name: ${names} still speak of that task. ` +
      `Write them for ${task.id}, or remove the folder and begin with \`npm run new -- task ${task.id}\`.`,
  )
}
