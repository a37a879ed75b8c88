import { MODALITIES, MODALITY_LABELS, TASK_IDS, TASKS, type TaskId } from '@taskmesh/tasks/registry'
import { miniatureOf } from '../miniatures/miniatureOf.ts'
import type { HomeTask } from './homeTask.ts'

/** Five tasks that look different, one of each kind of data that people know. */
const SHOWN: readonly TaskId[] = [
  'object-detection',
  'automatic-speech-recognition',
  'token-classification',
  'depth-estimation',
  'time-series-forecasting',
]

/** What lists of tasks say about one. */
export function homeTask(id: TaskId): HomeTask {
  const { name, summary, modality } = TASKS[id]
  return { id, name, summary, modality, mini: miniatureOf(id) }
}

/** Everything that the list of all tasks says, made when the pages are built. */
export function homeData() {
  const tasks = TASK_IDS.map(homeTask)
  const categories = MODALITIES.filter((id) => tasks.some(({ modality }) => modality === id))
  return {
    tasks,
    categories: categories.map((id) => ({ id, label: MODALITY_LABELS[id] })),
    shown: SHOWN.map(homeTask),
  }
}
