import { TASK_IDS, TASKS } from '@taskmesh/tasks'
import { componentName } from '@taskmesh/tasks/json-schema'
import type { OpenApiObject } from '../core/openApiPart.ts'

function json(schema: OpenApiObject): OpenApiObject {
  return { 'application/json': { schema } }
}

const MODEL: OpenApiObject = { type: 'string', description: 'Which of the models of the task.' }

const ERROR: OpenApiObject = {
  description: 'What went wrong.',
  content: json({
    type: 'object',
    properties: {
      error: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          path: { type: 'string' },
          actor: { type: 'string' },
          retryable: { type: 'boolean' },
        },
        required: ['name', 'code', 'message', 'actor', 'retryable'],
      },
    },
    required: ['error'],
  }),
}

/** What OpenAPI says of `POST /v1/tasks/{task}`: the request and the output are those of the task. */
export function taskPaths(): Record<string, OpenApiObject> {
  const schemaOf = (task: string, part: 'Request' | 'Output') => ({
    $ref: `#/components/schemas/${componentName(task)}${part}`,
  })
  const request = {
    anyOf: TASK_IDS.map((task) => ({
      title: TASKS[task].name,
      allOf: [schemaOf(task, 'Request'), { type: 'object', properties: { model: MODEL } }],
    })),
  }
  const result = {
    type: 'object',
    properties: {
      task: { enum: TASK_IDS },
      model: { type: 'string' },
      output: { anyOf: TASK_IDS.map((task) => schemaOf(task, 'Output')) },
      warnings: { type: 'array', items: { type: 'string' } },
      ms: { type: 'number', minimum: 0 },
    },
    required: ['task', 'model', 'output', 'warnings', 'ms'],
  }
  const parameter = { name: 'task', in: 'path', required: true, schema: { enum: TASK_IDS } }
  return {
    '/v1/tasks/{task}': {
      post: {
        operationId: 'runTask',
        summary: 'Runs a task',
        parameters: [parameter],
        requestBody: { required: true, content: json(request) },
        responses: {
          200: { description: 'The result of the run.', content: json(result) },
          default: ERROR,
        },
      },
    },
  }
}
