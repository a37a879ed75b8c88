import { TASK_IDS } from '@taskmesh/tasks'
import type { OpenApiObject } from '../core/openApiPart.ts'

const ADDRESS: OpenApiObject = { type: 'string', pattern: '^0x[0-9a-fA-F]{40}$' }

/** What OpenAPI says of the service of a source. */
export const SOURCE_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/run/{name}/{address}': {
    post: {
      operationId: 'runSourceTask',
      summary: 'Accepts a task of the chain; its result is posted to the callback',
      parameters: [
        { name: 'name', in: 'path', required: true, schema: { enum: ['inference'] } },
        { name: 'address', in: 'path', required: true, schema: ADDRESS },
        { name: 'task', in: 'query', schema: { enum: TASK_IDS } },
        { name: 'model', in: 'query', schema: { type: 'string' } },
      ],
      requestBody: { required: true, content: { 'application/json': { schema: {} } } },
      responses: {
        202: { description: 'The task is accepted.' },
        default: { description: 'What went wrong.' },
      },
    },
    get: {
      operationId: 'getSourceTask',
      summary: 'Whether a task runs or is done, and what came of it',
      parameters: [
        { name: 'name', in: 'path', required: true, schema: { enum: ['inference'] } },
        { name: 'address', in: 'path', required: true, schema: ADDRESS },
      ],
      responses: {
        200: {
          description:
            '`status` is running or done; with what was or will be posted to the callback.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        default: { description: 'What went wrong.' },
      },
    },
  },
}
