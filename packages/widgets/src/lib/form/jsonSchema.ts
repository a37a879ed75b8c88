export {
  asSchema,
  optionsOf,
  toJsonSchema as jsonSchemaOf,
  type JsonSchema,
} from '@taskmesh/tasks/json-schema'
