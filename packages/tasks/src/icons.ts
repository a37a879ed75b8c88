import { TASK_ICONS as ICONS } from './registry/generated/icons.ts'
import type { ExtensionType, PipelineType } from './registry/tasks.ts'

/** The drawing of each task's icon: what goes inside `<svg viewBox="0 0 32 32">`. */
export const TASK_ICONS: Readonly<Record<PipelineType | ExtensionType, string>> = ICONS
