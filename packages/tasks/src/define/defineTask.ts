import { $ZodType } from 'zod/v4/core'
import * as z from 'zod/mini'
import { InvalidTaskDefinitionError } from '../errors.ts'
import { checkOutput, checkRequest } from '../parse/parseWith.ts'
import { MODALITIES, type Modality } from '../registry/modalities.ts'
import { isTaskId, type TaskId, type TaskIdWithoutCall } from '../registry/tasks.ts'
import type { CallTypes } from '../schema/callTypes.ts'
import type { TaskSchema } from '../compiled/taskSchema.ts'
import { compileTaskSchema } from '../compiled/compileSchema.ts'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'
import type { DefinedExample, DefinedTask } from './definedTask.ts'

/** The shape of the calls of a task that a program defines, in schemas of zod or zod/mini. */
export interface CallSchemas {
  /** One input. */
  inputs: z.core.$ZodType
  /** The parameters. Default: any. */
  parameters?: z.core.$ZodType | undefined
  /** The output for one input. */
  output: z.core.$ZodType
  /** Whether an array of inputs is answered by an array of outputs of the same length. Default false. */
  batch?: boolean | undefined
}

/** Parameters of which nothing is said. */
const ANY_PARAMETERS = /*#__PURE__*/ z.looseObject({})

/** The shape with what was left out. */
interface Completed<Schemas extends CallSchemas> {
  inputs: Schemas['inputs']
  parameters: Schemas['parameters'] extends z.core.$ZodType
    ? Schemas['parameters']
    : typeof ANY_PARAMETERS
  output: Schemas['output']
  batch: Schemas['batch'] extends true ? true : false
}

/** The types of the calls. */
type CallsOfSchemas<Schemas extends CallSchemas> = CallTypes<Completed<Schemas>>

/** What a program says of a task of its own. */
export interface TaskDefinition<Id extends string, Schemas extends CallSchemas> {
  /** Lower-case words with hyphens between them; none of the registry's ids. */
  id: Id extends TaskId | TaskIdWithoutCall ? never : Id
  /** Name for people. Default: made of the id. */
  name?: string | undefined
  /** Default `other`. */
  modality?: Modality | undefined
  /** One or two sentences: what goes in, what comes out. Default: none. */
  summary?: string | undefined
  schema: Schemas
  /** Calls with good answers, for forms and documentation. Default: none. */
  examples?: readonly DefinedExample<CallsOfSchemas<Schemas>>[] | undefined
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const LONGEST_ID = 60

function checkId(id: unknown): void {
  if (typeof id !== 'string' || !ID.test(id) || id.length > LONGEST_ID) {
    const expected = `at most ${LONGEST_ID} lower-case letters and digits in words with hyphens between them`
    throw new InvalidTaskDefinitionError('id', expected, id)
  }
  if (isTaskId(id) || id === 'other') {
    throw new InvalidTaskDefinitionError('id', 'an id that the registry does not have', id)
  }
}

/** What may be given besides, each with what it has to be. */
function checkFacts(definition: object): void {
  const { name = '', summary = '', examples = [] } = Object(definition)
  for (const [key, value] of Object.entries({ name, summary })) {
    if (typeof value !== 'string') throw new InvalidTaskDefinitionError(key, 'a string', value)
  }
  if (!Array.isArray(examples)) {
    throw new InvalidTaskDefinitionError('examples', 'an array', examples)
  }
}

function checkSchemas({ inputs, parameters, output, batch }: ZodTaskSchema): void {
  for (const [part, schema] of Object.entries({ inputs, parameters, output })) {
    if (!(schema instanceof $ZodType)) {
      throw new InvalidTaskDefinitionError(`schema.${part}`, 'a schema of zod or zod/mini', schema)
    }
  }
  if (parameters._zod.def.type !== 'object') {
    const shown = `one of type ${parameters._zod.def.type}`
    throw new InvalidTaskDefinitionError('schema.parameters', 'a schema of an object', '', shown)
  }
  if (typeof batch !== 'boolean') {
    throw new InvalidTaskDefinitionError('schema.batch', 'true or false', batch)
  }
}

function checkExample(
  schema: TaskSchema,
  example: { title: string; request: { inputs: unknown }; output: unknown },
  index: number,
): void {
  const { title, request, output }: Partial<typeof example> = Object(example)
  const asked = checkRequest(schema, request)
  const answered = checkOutput(schema, output, request?.inputs)
  for (const [part, checked] of Object.entries({ request: asked, output: answered })) {
    if (checked.success) continue
    const { path = '', expected = '', received } = checked.issues[0] ?? {}
    const place = `examples[${index}].${part}${path && (path.startsWith('[') ? path : `.${path}`)}`
    throw new InvalidTaskDefinitionError(place, expected, undefined, received)
  }
  if (typeof title !== 'string') {
    throw new InvalidTaskDefinitionError(`examples[${index}].title`, 'a string', title)
  }
}

function nameOf(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Defines a task that the registry does not have, for the program that runs it: where a function takes
 * the id of a task, it takes the defined task as well, and types and checks its requests and outputs in
 * the same way. Nothing is registered, so two tasks of one id do not meet.
 *
 * @throws {@link InvalidTaskDefinitionError} for an id that is not one or that the registry has, for a
 * part that is missing or of another type, and for an example that does not fit the schema;
 * {@link UnsupportedSchemaError} for a schema that changes values or has a test of its own, as
 * `transform`, `default`, `coerce` and `refine` make it.
 *
 * @example
 * ```ts
 * import { parseRequest } from '@taskmesh/tasks'
 * import * as z from 'zod/mini'
 *
 * const birdCounting = defineTask({
 *   id: 'bird-counting',
 *   modality: 'audio',
 *   schema: {
 *     inputs: audio,
 *     parameters: z.looseObject({ threshold: optional('Least score.', z.number()) }),
 *     output: z.object({ values: z.array(z.number()) }),
 *   },
 * })
 * const request = parseRequest(birdCounting, { inputs: 'https://example.com/a.wav' })
 * request.parameters?.threshold // undefined
 * ```
 */
export function defineTask<const Id extends string, const Schemas extends CallSchemas>(
  definition: TaskDefinition<Id, Schemas>,
): DefinedTask<Id, CallsOfSchemas<Schemas>> {
  if (typeof definition !== 'object' || definition === null) {
    throw new InvalidTaskDefinitionError('the definition', 'an object', definition)
  }
  const { id, name, modality = 'other', summary = '', examples = [] } = definition
  checkId(id)
  checkFacts(definition)
  const { inputs, parameters = ANY_PARAMETERS, output, batch = false } = Object(definition.schema)
  const zod: ZodTaskSchema = { inputs, parameters, output, batch }
  checkSchemas(zod)
  if (!MODALITIES.includes(modality)) {
    throw new InvalidTaskDefinitionError('modality', `one of ${MODALITIES.join(', ')}`, modality)
  }
  const schema: TaskSchema = compileTaskSchema(zod)
  for (const [index, example] of examples.entries()) checkExample(schema, example, index)
  return { id, name: name ?? nameOf(id), modality, summary, schema, zod, examples }
}
