export { defineTask, type TaskMeta } from './defineTask.ts'
export { findTaskId } from './findTaskId.ts'
export { MODALITIES, MODALITY_LABELS, type Modality } from './modalities.ts'
export { isTaskId, TASK_IDS, TASKS, type TaskId } from './tasks.ts'
