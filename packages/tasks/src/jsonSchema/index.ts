export { componentName } from './componentName.ts'
export { fieldRoleOf, type ReadRole } from './fieldRoleOf.ts'
export { KEYWORDS } from './keywords.ts'
export { openApiComponents } from './openApi.ts'
export { asSchema, mediaKindOf, optionsOf } from './parts.ts'
export {
  fieldIn,
  fieldsWith,
  itemIn,
  numberWith,
  roleIn,
  textWith,
  type RoleField,
} from './roleFields.ts'
export { registryJsonSchema, type Definitions } from './registryJsonSchema.ts'
export { taskJsonSchema, type TaskJsonSchema } from './taskJsonSchema.ts'
export { toJsonSchema, type JsonSchema } from './toJsonSchema.ts'
