export { findTaskId } from './findTaskId.ts'
export { EXTENSION_DATA } from './generated/extensionData.ts'
export { PIPELINE_DATA } from './generated/pipelineData.ts'
export { TASKS_WITHOUT_CALL } from './generated/withoutCall.ts'
export { librariesOf, tasksOf } from './libraries.ts'
export { MODALITIES, MODALITY_LABELS, type Modality } from './modalities.ts'
export {
  COLORS,
  type PipelineData,
  type Reference,
  type SubTask,
  type TaskLook,
  type TaskPage,
} from './pipeline.ts'
export {
  PIPELINE_TYPES,
  PIPELINE_TYPES_SET,
  SUBTASK_TYPES,
  type PipelineType,
} from './pipelineTypes.ts'
export { isTaskId, TASK_IDS, type TaskId } from './taskIds.ts'
export { TASKS, type ExtensionType, type Task, type TaskIdWithoutCall } from './tasks.ts'
