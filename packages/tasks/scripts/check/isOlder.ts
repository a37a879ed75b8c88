import type { ReadTask } from './formProblems.ts'
import { huggingFaceData } from './huggingFace.ts'

const OF_EXAMPLES = /defineExamples\(\s*(['"`])(.*?)\1/

/** The id that `examples.ts` of a folder names. */
export function idOfExamples(files: ReadonlyMap<string, string>): string | undefined {
  return OF_EXAMPLES.exec(files.get('examples.ts') ?? '')?.[2]
}

function age({ id, files, meta }: ReadTask): readonly number[] {
  const isExtension = huggingFaceData(id) === undefined
  const hasOthersExamples = (idOfExamples(files) ?? id) !== id
  return [Number(isExtension), Number(hasOthersExamples), meta.look.order]
}

/** Whether a task was there before another, as far as the folders show it. */
export function isOlder(task: ReadTask, other: ReadTask): boolean {
  const ages = age(other)
  const difference = age(task)
    .map((value, index) => value - (ages[index] ?? 0))
    .find((value) => value !== 0)
  return difference === undefined ? task.id < other.id : difference < 0
}
