import { isRecord } from '@taskmesh/errors'
import { allDefinitions, type Definitions } from './registryJsonSchema.ts'

const DEFINITIONS = '#/$defs/'
const COMPONENTS = '#/components/schemas/'

function refer(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const isReference = key === '$ref' && typeof value === 'string'
      return [key, isReference ? value.replace(DEFINITIONS, COMPONENTS) : referIn(value)]
    }),
  )
}

function referIn(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(referIn)
  return isRecord(part) ? refer(part) : part
}

/**
 * The schemas of all tasks as `components` of an OpenAPI 3.1 document: `TranslationRequest`,
 * `TranslationOutput`, and what they are made of, such as `TranslationParameters`.
 *
 * @example
 * ```ts
 * const info = { title: 'My runner', version: '1.0.0' }
 * const document = { openapi: '3.1.0', info, paths: {}, components: openApiComponents() }
 * ```
 */
export function openApiComponents(): { schemas: Definitions } {
  return {
    schemas: Object.fromEntries(
      Object.entries(allDefinitions()).map(([name, schema]) => [name, refer(schema)]),
    ),
  }
}
