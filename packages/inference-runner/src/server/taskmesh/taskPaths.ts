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

function header(name: string, description: string): OpenApiObject {
  return { name, in: 'header', description, schema: { type: 'string' } }
}

const PREFER = header('Prefer', '`respond-async` for a job, `wait=10` to wait so many seconds.')
const IDEMPOTENCY_KEY = header(
  'Idempotency-Key',
  'With the same key and body, the result of before is sent and nothing is run again.',
)
const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

const JOB: OpenApiObject = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    task: { enum: TASK_IDS },
    model: { type: 'string' },
    state: { enum: ['queued', 'loading', 'running', 'succeeded', 'failed', 'canceled'] },
    progress: { type: 'object' },
    createdAt: { type: 'string', format: 'date-time' },
    finishedAt: { type: 'string', format: 'date-time' },
    result: { type: 'object' },
    error: { type: 'object' },
  },
  required: ['id', 'task', 'state', 'createdAt'],
}

/** What OpenAPI says of Taskmesh's own routes: the request and the output are those of the task. */
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
  const events = {
    schema: {
      type: 'string',
      description: 'Events: progress, piece, and at the end result or error.',
    },
  }
  const parameter = { name: 'task', in: 'path', required: true, schema: { enum: TASK_IDS } }
  return {
    '/v1/tasks/{task}': {
      post: {
        operationId: 'runTask',
        summary: 'Runs a task',
        parameters: [parameter, PREFER, IDEMPOTENCY_KEY],
        requestBody: { required: true, content: json(request) },
        responses: {
          200: {
            description: 'The result of the run.',
            content: { ...json(result), 'text/event-stream': events },
          },
          202: {
            description: 'The run goes on as a job.',
            headers: { location: { schema: { type: 'string' } } },
            content: json(JOB),
          },
          default: ERROR,
        },
      },
    },
    '/v1/jobs/{id}': {
      get: {
        operationId: 'getJob',
        summary: 'How far a job is, and its result',
        parameters: [ID, PREFER],
        responses: {
          200: { description: 'The job.', content: { ...json(JOB), 'text/event-stream': events } },
          default: ERROR,
        },
      },
      delete: {
        operationId: 'deleteJob',
        summary: 'Cancels a job, or removes one that is over',
        parameters: [ID],
        responses: {
          200: { description: 'The job that was canceled.', content: json(JOB) },
          204: { description: 'The job is removed.' },
          default: ERROR,
        },
      },
    },
    '/v1/jobs/{id}/cancel': {
      post: {
        operationId: 'cancelJob',
        summary: 'Cancels a job',
        parameters: [ID],
        responses: {
          200: { description: 'The job.', content: json(JOB) },
          default: ERROR,
        },
      },
    },
  }
}
