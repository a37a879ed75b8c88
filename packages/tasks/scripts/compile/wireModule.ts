import type * as z from 'zod/mini'
import { partNode } from '../../src/compiled/nodeOf.ts'
import { importsFor } from './imports.ts'
import { printNode } from './printNode.ts'

function refuseIn(from: string) {
  return (path: string, reason: string): never => {
    throw new Error(`${from}: ${path} ${reason}, which a compiled schema cannot say.`)
  }
}

/** The module of the compiled forms of what a module exports. */
export function wireModule(
  from: string,
  schemas: Readonly<Record<string, z.core.$ZodType>>,
): string {
  const lines = Object.entries(schemas).map(
    ([name, schema]) =>
      `/** {@link source.${name}}, compiled. */
export const ${name}: CompiledPart<typeof source.${name}> = /*#__PURE__*/ compiledSchema(${printNode(partNode(schema, { path: name, refuse: refuseIn(from) }))})`,
  )
  const body = lines.join('\n\n')
  return `import { compiledSchema } from '../compiled/compiledSchema.ts'
import type { CompiledPart } from '../compiled/taskSchema.ts'
${importsFor(body, '../')}import type * as source from '${from}'

${body}
`
}
