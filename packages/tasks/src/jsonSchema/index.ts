export { componentName, openApiComponents } from './openApi.ts'
export { taskJsonSchema, type TaskJsonSchema } from './taskJsonSchema.ts'
export { toJsonSchema, type JsonSchema } from './toJsonSchema.ts'
