import type * as z from 'zod/mini'

type IsSame<Left, Right> =
  (<Type>() => Type extends Left ? 1 : 2) extends <Type>() => Type extends Right ? 1 : 2
    ? true
    : false

/**
 * Takes a schema whose output is exactly a type of the contract. A field that only one of them has does
 * not compile, so none is dropped in silence between processes.
 *
 * @example
 * ```ts
 * const answer = exactSchema<EngineAnswer>()(
 *   z.object({ outputs: z.array(z.unknown()), warnings: z.array(z.string()) }),
 * )
 * ```
 */
export function exactSchema<Type>() {
  return <Schema extends z.ZodMiniType>(
    schema: Schema & (IsSame<z.output<Schema>, Type> extends true ? unknown : never),
  ): Schema => schema
}
