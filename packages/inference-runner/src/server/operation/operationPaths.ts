import type { OpenApiObject } from '../core/openApiPart.ts'

const json = (description: string): OpenApiObject => ({
  description,
  content: { 'application/json': { schema: { type: 'object' } } },
})

function get(operationId: string, summary: string, more: OpenApiObject = {}): OpenApiObject {
  return { get: { operationId, summary, responses: { 200: json(summary), ...more } } }
}

function file(operationId: string, summary: string, type: string): OpenApiObject {
  return {
    get: {
      operationId,
      summary,
      responses: { 200: { description: summary, content: { [type]: {} } } },
    },
  }
}

const NOT_READY = { 503: json('A model is not loaded, or the server closes.') }

/** What OpenAPI says of the routes by which a server is watched. */
export const OPERATION_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/': get('getRoot', 'What is served here; as a page for browsers', NOT_READY),
  '/docs': file('getDocs', 'The reference of all routes, for browsers', 'text/html'),
  '/docs/page.css': file('getDocsStyles', 'The style of the reference', 'text/css'),
  '/docs/openapi-explorer.min.js': file(
    'getDocsScript',
    'The program of the reference',
    'text/javascript',
  ),
  '/health': get('getHealth', 'Whether all models are loaded', NOT_READY),
  '/health/live': get('getLiveness', 'Whether the process answers'),
  '/health/ready': get('getReadiness', 'Whether all models are loaded', NOT_READY),
  '/ping': get('ping', 'Whether all models are loaded', NOT_READY),
  '/info': get('getInfo', 'What runs here'),
  '/metrics': {
    get: {
      operationId: 'getMetrics',
      summary: 'What is counted, for Prometheus',
      responses: { 200: { description: 'Metrics.', content: { 'text/plain': {} } } },
    },
  },
  '/version': get('getVersion', 'The version of the server'),
  '/openapi.json': get('getOpenApi', 'This document'),
  '/v1/tasks': get('listTasks', 'Every task, with its models and whether it can be run here'),
}
