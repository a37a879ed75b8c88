import type * as z from 'zod/mini'
import { nodeOf } from '../../src/compiled/fromZod.ts'
import { printNode } from './printNode.ts'

/** The module of the compiled forms of what a module exports. */
export function wireModule(from: string, schemas: Readonly<Record<string, z.core.$ZodType>>): string {
  const lines = Object.entries(schemas).map(
    ([name, schema]) =>
      `/** {@link source.${name}}, compiled. */
export const ${name}: CompiledPart<typeof source.${name}> = /*#__PURE__*/ compiledSchema(${printNode(nodeOf(schema, [name]))})`,
  )
  return `import { compiledSchema } from '../compiled/compiledSchema.ts'
import type { CompiledPart } from '../compiled/taskSchema.ts'
import type * as source from '${from}'

${lines.join('\n\n')}
`
}
