import { openApiComponents } from '@taskmesh/tasks/json-schema'
import type { DialectContext, Dialect } from './dialect.ts'
import type { OpenApiObject, OpenApiPart } from './openApiPart.ts'
import { packageVersion } from './packageVersion.ts'

const DESCRIPTION =
  'Machine-learning models over HTTP. `POST /v1/tasks/{task}` calls the model of a task; the other groups are the ' +
  'routes of servers whose clients work here as well. `GET /v1/models` lists what is served, and agents connect to ' +
  '`/mcp`.'

function isOperation(name: string): boolean {
  return /^(get|put|post|delete|patch)$/.test(name)
}

/** The path items with the name of the dialect as the tag of each operation. */
function tagged(name: string, paths: OpenApiPart['paths']): OpenApiPart['paths'] {
  const tag = ([key, value]: [string, unknown]): [string, unknown] =>
    isOperation(key) && typeof value === 'object' ? [key, { tags: [name], ...value }] : [key, value]
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item).map(tag)),
    ]),
  )
}

/** A path that several dialects have, with the methods of each. */
function merge(paths: readonly OpenApiPart['paths'][]): Record<string, OpenApiObject> {
  const merged: Record<string, OpenApiObject> = {}
  for (const [path, item] of paths.flatMap((part) => Object.entries(part))) {
    merged[path] = { ...merged[path], ...item }
  }
  return merged
}

/** The OpenAPI 3.1 document of a server that speaks these dialects. */
export function openApiDocument(
  dialects: readonly Pick<Dialect, 'name' | 'openApi'>[],
  context: DialectContext,
): OpenApiObject {
  const parts = dialects.map(({ name, openApi }) => ({ name, ...openApi(context) }))
  const { schemas } = openApiComponents()
  return {
    openapi: '3.1.0',
    info: {
      title: 'Taskmesh inference runner',
      version: packageVersion(),
      description: DESCRIPTION,
    },
    tags: parts.map(({ name }) => ({ name })),
    paths: merge(parts.map(({ name, paths }) => tagged(name, paths))),
    components: { schemas: Object.assign({}, schemas, ...parts.map((part) => part.schemas)) },
  }
}
