import { EXTENSION_DATA } from './generated/extensionData.ts'
import { TASK_LOOKS } from './generated/looks.ts'
import { TASK_PAGES } from './generated/pages.ts'
import { PIPELINE_DATA } from './generated/pipelineData.ts'
import type { Modality } from './modalities.ts'
import type { SubTask, TaskLook, TaskPage } from './pipeline.ts'
import { TASKS_WITHOUT_CALL } from './generated/withoutCall.ts'
import { TASK_IDS, type TaskId } from './taskIds.ts'

export type { PipelineType } from './pipelineTypes.ts'
export { isTaskId, TASK_IDS, type TaskId } from './taskIds.ts'

/** A task that models do but that is no pipeline id of the Hugging Face Hub. */
export type ExtensionType = keyof typeof EXTENSION_DATA

/** A pipeline id that has no shape of call. */
export type TaskIdWithoutCall = keyof typeof TASKS_WITHOUT_CALL

/** What is known about a task apart from the shape of its calls. */
export interface Task extends TaskLook, TaskPage {
  id: TaskId
  /** Name for people. */
  name: string
  modality: Modality
  subtasks: readonly SubTask[]
  /** Whether the id is one of the Hugging Face Hub (false) or only ours (true). */
  isExtension: boolean
}

const PIPELINES = /*#__PURE__*/ Object.assign({}, PIPELINE_DATA, EXTENSION_DATA)

function describe(id: TaskId): Task {
  const pipeline = PIPELINES[id]
  return {
    id,
    name: pipeline.name,
    modality: pipeline.modality,
    subtasks: 'subtasks' in pipeline ? pipeline.subtasks : [],
    isExtension: Object.hasOwn(EXTENSION_DATA, id),
    ...TASK_LOOKS[id],
    ...TASK_PAGES[id],
  }
}

/** Every task that can be called, by id. */
export const TASKS: Readonly<Record<TaskId, Task>> = /*#__PURE__*/ describeAll()

function describeAll(): Record<TaskId, Task> {
  const entries = TASK_IDS.map((id) => [id, describe(id)] as const)
  // Object.fromEntries forgets the keys that it was given.
  return Object.fromEntries(entries) as Record<TaskId, Task>
}
