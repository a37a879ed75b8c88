import { TASK_PAGES } from '../registry/generated/pages.ts'
import { PIPELINE_TYPES, type PipelineType } from '../registry/pipelineTypes.ts'
import { recordOf } from './recordOf.ts'

/** The key of a library on the Hugging Face Hub, such as `"sentence-transformers"`. */
export type ModelLibraryKey = string

/** The libraries that can run or train models of each pipeline id, as the page of each task says. */
export const TASKS_MODEL_LIBRARIES: Record<PipelineType, ModelLibraryKey[]> =
  /*#__PURE__*/ recordOf((id) => [...TASK_PAGES[id].libraries])

/**
 * The same relation from the other side: the pipeline ids of each library. It holds every pair of
 * `@huggingface/tasks`, and more: there, a pair says that Hugging Face's own servers run it.
 */
export const LIBRARY_TASK_MAPPING: Partial<Record<ModelLibraryKey, PipelineType[]>> =
  /*#__PURE__*/ tasksByLibrary()

function tasksByLibrary(): Record<ModelLibraryKey, PipelineType[]> {
  const names = new Set(Object.values(TASKS_MODEL_LIBRARIES).flat().toSorted())
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      PIPELINE_TYPES.filter((id) => TASKS_MODEL_LIBRARIES[id].includes(name)),
    ]),
  )
}
