import type { TaskInput, TaskRef } from '@taskmesh/tasks'
import { taskForm } from './taskForm.ts'

/** The input of a form that nobody has filled in yet, made from the task's schema. */
export function blankInput<Task extends TaskRef>(task: Task): TaskInput<Task> {
  // The form is made from the schema of the input; a run checks what it holds.
  return taskForm(task).blank as TaskInput<Task>
}
