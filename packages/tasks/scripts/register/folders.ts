import { huggingFaceData } from '../check/huggingFace.ts'
import { camelCase } from '../check/idProblem.ts'
import type { ReadTask } from '../check/formProblems.ts'

/** What the folder of a task says about it. */
export interface Folder {
  id: string
  /** The id as a name in code. */
  name: string
  order: number
  /** Name of an icon of the Carbon set. */
  icon: string
  /** Whether Hugging Face has no such pipeline id. */
  isExtension: boolean
  hasSchema: boolean
  hasHubDialect: boolean
  /** Whether it has examples whose media are loaded when they are shown. */
  hasShowcase: boolean
}

function toFolder({ id, files, meta }: ReadTask): Folder {
  return {
    id,
    name: camelCase(id),
    order: meta.look.order,
    icon: meta.look.icon,
    isExtension: huggingFaceData(id) === undefined,
    hasSchema: files.has('schema.ts'),
    hasHubDialect: files.has('hub.ts'),
    hasShowcase: files.has('showcase.ts'),
  }
}

/** What is registered of these tasks, in the order in which lists show them. */
export function toFolders(tasks: readonly ReadTask[]): Folder[] {
  return tasks.map(toFolder).toSorted((a, b) => a.order - b.order || a.id.localeCompare(b.id))
}
