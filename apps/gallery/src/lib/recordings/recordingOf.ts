import type { TaskId } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { recording, type Recording } from './recording.ts'

const FILES = import.meta.glob('./generated/*.json', { eager: true, import: 'default' })

/** What the demonstration model of a task answered to its examples; `undefined` where there is none. */
export function recordingOf(task: TaskId): Recording | undefined {
  const file = FILES[`./generated/${task}.json`]
  return file === undefined ? undefined : z.parse(recording, file)
}
