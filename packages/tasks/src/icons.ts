export { TASK_ICONS } from './registry/generated/icons.ts'
