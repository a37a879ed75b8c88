import { MODALITIES, TASK_IDS, TASKS, type Modality, type TaskId } from '@taskmesh/tasks'

/**
 * The tasks by modality, in the registry's order. Modalities without a task are left out.
 *
 * @param only - leaves out all tasks but these.
 */
export function groupTasks(only?: ReadonlySet<TaskId>): { modality: Modality; tasks: TaskId[] }[] {
  const found = TASK_IDS.filter((id) => only?.has(id) ?? true)
  return MODALITIES.map((modality) => ({
    modality,
    tasks: found.filter((id) => TASKS[id].modality === modality),
  })).filter(({ tasks }) => tasks.length > 0)
}
