import type { TaskId } from '@taskmesh/tasks/registry'

/** A model that runs a task, with what was measured of it. */
export interface ModelRow {
  task: TaskId
  /** In Markdown. */
  model: string
  kind: 'demonstration' | 'made by others' | 'architecture'
  engine: string
  measured: string
}
