// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { noCall as other } from '../../tasks/other/meta.ts'

/** The pipeline ids that have no shape of call, each with the reason. */
export const TASKS_WITHOUT_CALL = {
  'other': other,
} as const
