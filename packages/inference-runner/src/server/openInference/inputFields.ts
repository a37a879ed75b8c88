import type { TaskId } from '@taskmesh/tasks'
import { asSchema, taskJsonSchema, type JsonSchema } from '@taskmesh/tasks/json-schema'
import type { Datatype } from './inferBody.ts'

/** What an element of a tensor is for: a string as it is, JSON in a string, or a number. */
export interface ElementKind {
  datatype: Datatype
  /** Whether a string that is JSON may be meant as what it says. */
  mayBeJson: boolean
  /** Whether a string may be meant as it is. */
  mayBeText: boolean
}

/** A field of the inputs of a task. */
export interface InputField extends ElementKind {
  name: string
  isRequired: boolean
  /** Whether it is a list, of whose elements the kind tells. */
  isList: boolean
}

/** What the inputs of a task are. */
export interface InputForm extends ElementKind {
  /** Its fields, for one that is an object. */
  fields: readonly InputField[]
  /** Whether it is a table alone, whose columns may come as tensors. */
  isTable: boolean
}

type Resolve = (schema: unknown) => JsonSchema

function resolver(root: Readonly<JsonSchema>): Resolve {
  const definitions = root.$defs ?? {}
  const resolve: Resolve = (value) => {
    const schema = asSchema(value) ?? {}
    const { $ref } = schema
    if (typeof $ref !== 'string') return schema
    return resolve(definitions[$ref.replace('#/$defs/', '')])
  }
  return resolve
}

/** The types of values that a schema takes. */
function typesOf(schema: JsonSchema, resolve: Resolve): Set<string> {
  const { type, anyOf, enum: values, const: only } = schema
  if (anyOf !== undefined) {
    return new Set(anyOf.flatMap((one) => [...typesOf(resolve(one), resolve)]))
  }
  if (type !== undefined) return new Set([type].flat())
  return new Set(
    [...(values ?? []), only].filter((one) => one !== undefined).map((one) => typeof one),
  )
}

const DATATYPE_OF: Readonly<Record<string, Datatype>> = {
  number: 'FP64',
  integer: 'INT64',
  boolean: 'BOOL',
}

function kindOf(schema: JsonSchema, resolve: Resolve): ElementKind {
  const types = [...typesOf(schema, resolve)]
  const [only] = types
  const datatype = types.length === 1 && only !== undefined ? DATATYPE_OF[only] : undefined
  return {
    datatype: datatype ?? 'BYTES',
    mayBeJson: types.some((type) => type !== 'string'),
    mayBeText: types.includes('string') || types.length === 0,
  }
}

function fieldOf(name: string, value: unknown, isRequired: boolean, resolve: Resolve): InputField {
  const schema = resolve(value)
  const isList = schema.type === 'array'
  const kind = kindOf(isList ? resolve(schema.items) : schema, resolve)
  return { name, isRequired, isList, ...kind }
}

const known = new Map<TaskId, InputForm>()

function readForm(task: TaskId): InputForm {
  const { request } = taskJsonSchema(task)
  const resolve = resolver(request)
  const either = asSchema(request.properties?.['inputs']) ?? {}
  // A task that takes a batch says so as a second choice.
  const [first] = either.anyOf ?? []
  const single = resolve(first ?? either)
  const { properties = {}, required = [] } = single
  const fields = Object.entries(properties).map(([name, value]) =>
    fieldOf(name, value, required.includes(name), resolve),
  )
  const data = resolve(properties['data'])
  const isTable = required.length === 1 && required[0] === 'data' && data.type === 'object'
  return { fields, isTable, ...kindOf(single, resolve) }
}

/** What the inputs of a task are, as its schema says. */
export function inputForm(task: TaskId): InputForm {
  const form = known.get(task) ?? readForm(task)
  known.set(task, form)
  return form
}
