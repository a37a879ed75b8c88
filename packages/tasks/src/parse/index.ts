export type { Issue } from '../errors.ts'
export type { TaskSchema } from '../schema/taskSchema.ts'
export { formatPath, toIssues } from './issues.ts'
export {
  check,
  checkOutput,
  checkRequest,
  type Checked,
  type ParametersOf,
  type RequestOf,
} from './parseWith.ts'
export { requestSchema, type RequestForm } from './requestSchema.ts'
