export { componentName, openApiComponents } from './openApi.ts'
export { asSchema, mediaKindOf, optionsOf } from './parts.ts'
export { taskJsonSchema, type TaskJsonSchema } from './taskJsonSchema.ts'
export { toJsonSchema, type JsonSchema } from './toJsonSchema.ts'
