/**
 * What programs import from `@huggingface/tasks`, under the same names: the data of the registry, and the
 * types of calls in the form that Hugging Face's API has. The types follow from the schemas of the tasks.
 */
export type * from '../generated/huggingFaceTypes.ts'
export { PIPELINE_DATA } from '../registry/generated/pipelineData.ts'
export { MODALITIES, MODALITY_LABELS, type Modality } from '../registry/modalities.ts'
export type { PipelineData, SubTask } from '../registry/pipeline.ts'
export {
  PIPELINE_TYPES,
  PIPELINE_TYPES_SET,
  SUBTASK_TYPES,
  type PipelineType,
} from '../registry/pipelineTypes.ts'
export {
  LIBRARY_TASK_MAPPING,
  TASKS_MODEL_LIBRARIES,
  type ModelLibraryKey,
} from './libraryMappings.ts'
export type * from './sharedTypes.ts'
export {
  TASKS_DATA,
  type ExampleRepo,
  type TaskData,
  type TaskDataCustom,
  type TaskDemo,
  type TaskDemoEntry,
} from './tasksData.ts'
