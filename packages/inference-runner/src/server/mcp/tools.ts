import type { Tool } from '@modelcontextprotocol/server'
import { isRecord } from '@taskmesh/errors'
import { schemaOf, TASKS, type TaskId } from '@taskmesh/tasks'
import { taskJsonSchema } from '@taskmesh/tasks/json-schema'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { toolNames } from './toolName.ts'

/** A tool, and the model that answers it. */
export interface ModelTool {
  tool: Tool
  model: ModelInfo
}

type ToolSchema = Tool['inputSchema']

/** A JSON Schema as the SDK types it: as JSON, without what is absent. */
function asJson(schema: object): ToolSchema {
  return JSON.parse(JSON.stringify(schema))
}

/** The request of a task as the arguments of a tool, which are an object. */
function inputSchema(task: TaskId): ToolSchema {
  return asJson({ ...taskJsonSchema(task).request, type: 'object' })
}

/** `{ output }`: what clients take is an object, and many outputs are lists. */
function outputSchema(task: TaskId): ToolSchema {
  const { output } = taskJsonSchema(task)
  const { $schema, $defs, ...one } = output
  const schema = schemaOf(task).batch
    ? { anyOf: [one, { type: 'array', items: one, description: 'One for each input.' }] }
    : one
  return asJson({
    $schema,
    type: 'object',
    properties: {
      output: schema,
      warnings: { type: 'array', items: { type: 'string' }, description: 'About the run.' },
    },
    required: ['output'],
    $defs,
  })
}

/** Whether a JSON Schema has media somewhere. */
function hasMedia(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.some(hasMedia)
  if (!isRecord(schema)) return false
  return 'x-media' in schema || Object.values(schema).some(hasMedia)
}

const MEDIA_NOTE =
  'Give pictures and sounds as a data: URL, as base64, or as an https:// URL of a public host.'

function toTool(name: string, { id, task }: ModelInfo): Tool {
  const { name: title, summary } = TASKS[task]
  const schema = inputSchema(task)
  const takesMedia = hasMedia(schema)
  const sentences = [summary, ...(takesMedia ? [MEDIA_NOTE] : []), `Model: ${id}.`]
  return {
    name,
    title: `${title} (${id})`,
    description: sentences.join(' '),
    inputSchema: schema,
    outputSchema: outputSchema(task),
    annotations: {
      title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      // It fetches what a URL names.
      openWorldHint: takesMedia,
    },
  }
}

const made = new Map<string, Tool>()

/** The tools of models: one for each. */
export function modelTools(models: readonly ModelInfo[]): ModelTool[] {
  const names = toolNames(models)
  return models.map((model, index) => {
    const name = names[index] ?? model.task
    const key = `${name} ${model.id} ${model.task}`
    const tool = made.get(key) ?? toTool(name, model)
    made.set(key, tool)
    return { tool, model }
  })
}
