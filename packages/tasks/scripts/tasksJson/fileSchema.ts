import * as z from 'zod/mini'
import { COLORS, MODALITIES } from '../../src/registry/index.ts'

function described<Schema extends z.ZodMiniType>(description: string, schema: Schema) {
  return schema.check(z.describe(description))
}

const jsonSchema = described(
  'A JSON Schema of draft 2020-12. Its title is the name for a type; shared parts are under $defs, where equal names are equal schemas in the whole file. Patterns have no lookaround. Media have x-media: "image", "audio", "video" or "3d". What a field is to those who show or convert values is said by x-role, with x-of (a JSON Pointer into the input that it refers to), x-unit, x-axes and x-skeleton (which points to join, by their labels): see FieldRole. What a form shows of a parameter is said by default, x-label, x-usual and x-common: see SettingFacts in the documentation of @taskmesh/tasks.',
  z.looseObject({}),
)

const reference = z.strictObject({ id: z.string(), description: z.string() })

const pipeline = z.strictObject({
  name: described('Name for people.', z.string()),
  modality: z.enum(MODALITIES),
  subtasks: z.optional(z.array(z.strictObject({ type: z.string(), name: z.string() }))),
  hideInModels: z.optional(z.boolean()),
  hideInDatasets: z.optional(z.boolean()),
})

const look = z.strictObject({
  icon: described('Name of an icon of the Carbon set.', z.string()),
  color: z.enum(COLORS),
  order: described('Place among all tasks.', z.int()),
})

const page = z.strictObject({
  summary: described('What goes in, what comes out.', z.string()),
  synonyms: described('Other names that people know the task by.', z.array(z.string())),
  metrics: z.array(reference),
  models: z.array(reference),
  datasets: z.array(reference),
  libraries: described('Keys of libraries on the Hugging Face Hub.', z.array(z.string())),
})

const call = z.strictObject({
  batch: described(
    'Whether an array of inputs is answered by an array of outputs of the same length.',
    z.boolean(),
  ),
  schemas: z.strictObject({
    request: jsonSchema,
    output: described(
      'A JSON Schema as that of the request, of the output for one input.',
      z.looseObject({}),
    ),
    stream: z.optional(described('Of one piece of an output that comes bit by bit.', jsonSchema)),
  }),
  examples: z.array(
    z.strictObject({
      title: z.string(),
      request: described('Media are data: URLs.', z.looseObject({})),
      output: z.unknown(),
    }),
  ),
})

const task = z.strictObject({
  id: described(
    'The pipeline id of the Hugging Face Hub, or the name of an extension.',
    z.string(),
  ),
  isExtension: described('Whether the Hugging Face Hub has no such pipeline id.', z.boolean()),
  pipeline,
  look,
  iconBody: described('What goes inside <svg viewBox="0 0 32 32">.', z.string()),
  page,
  about: described('The page of the task in Markdown.', z.string()),
  call: described('The shape of calls; null for an id that has none.', z.nullable(call)),
  noCall: described('Why there is no shape of calls, or null.', z.nullable(z.string())),
})

/** The shape of `tasks.json`. */
export const tasksFileSchema = z.strictObject({
  $schema: z.string(),
  format: described('Version of the shape of this file.', z.literal(1)),
  version: described('Version of @taskmesh/tasks that the file belongs to.', z.string()),
  modalities: z.array(z.strictObject({ id: z.enum(MODALITIES), label: z.string() })),
  wire: described('How calls travel, by dialect.', z.record(z.string(), z.string())),
  tasks: described('In the order in which lists show them.', z.array(task)),
})

export type TasksFile = z.infer<typeof tasksFileSchema>
export type TaskEntry = z.infer<typeof task>
