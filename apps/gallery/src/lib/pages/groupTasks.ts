import {
  MODALITIES,
  MODALITY_LABELS,
  TASK_IDS,
  TASKS,
  type Modality,
  type TaskId,
} from '@taskmesh/tasks'

function textOf(id: TaskId): string {
  const { name, summary, modality } = TASKS[id]
  return `${id} ${name} ${summary} ${MODALITY_LABELS[modality]}`.toLowerCase()
}

/**
 * The tasks whose name, id, summary or modality holds every word of a query, by modality in the
 * registry's order. Modalities without a task are left out.
 *
 * @param only - leaves out all tasks but these.
 */
export function groupTasks(
  query: string,
  only?: ReadonlySet<TaskId>,
): { modality: Modality; tasks: TaskId[] }[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = TASK_IDS.filter(
    (id) => (only?.has(id) ?? true) && words.every((word) => textOf(id).includes(word)),
  )
  return MODALITIES.map((modality) => ({
    modality,
    tasks: found.filter((id) => TASKS[id].modality === modality),
  })).filter(({ tasks }) => tasks.length > 0)
}
