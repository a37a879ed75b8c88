import { isTaskId, type TaskId } from '@taskmesh/tasks'
import type { ServedModels } from '../local/servedModels.ts'
import type { GalleryConfig } from './galleryConfig.ts'

/** The tasks that can be tried from these pages: on the runner, or paid on the chain. */
export function runnableTasks(
  { chain }: GalleryConfig,
  served: ServedModels | undefined,
): ReadonlySet<TaskId> {
  const offered = chain?.account === undefined ? [] : Object.keys(chain.sources).filter(isTaskId)
  return new Set([...(served?.keys() ?? []), ...offered])
}
