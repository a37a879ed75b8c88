import type { ReadTask } from '../check/formProblems.ts'
import { abouts } from './abouts.ts'
import { compiled } from './compiled.ts'
import { dataEntries } from './dataEntries.ts'
import { entries } from './entries.ts'
import { toFolders } from './folders.ts'
import type { FileMaker, GeneratedFile } from './generatedFile.ts'
import { huggingFaceTypes } from './huggingFaceTypes.ts'
import { icons } from './icons.ts'
import { records } from './records.ts'
import { schemas } from './schemas.ts'
import { taskIds } from './taskIds.ts'
import { showcases } from './showcases.ts'

const HEADER = '// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.\n'

const FILE_MAKERS: readonly FileMaker[] = [
  ...records,
  taskIds,
  ...schemas,
  compiled,
  showcases,
  abouts,
  dataEntries,
  icons,
  huggingFaceTypes,
]

/** The files that follow from the folders of tasks, so that adding a task is adding a folder. */
export async function registrations(tasks: readonly ReadTask[]): Promise<GeneratedFile[]> {
  const folders = toFolders(tasks)
  const files = await Promise.all(FILE_MAKERS.map((make) => make(folders)))
  return [...files.flat(), ...(await entries(tasks))].map(({ path, content }) => ({
    path,
    content: HEADER + content,
  }))
}
