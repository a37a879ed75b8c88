import * as z from 'zod/mini'
import { optional } from './describe.ts'
import type { FieldRole } from './fieldRole.ts'

/** What a form has to know of a parameter, and what its type does not say. */
export interface SettingFacts {
  /** Its name for people. Default: the key, as words. */
  readonly label?: string
  /** What holds when it is left out; leave it out where the model decides. */
  readonly default?: string | number | boolean | null
  /** Where its values mostly lie, as [lowest, highest], when the bounds are far wider. */
  readonly usual?: readonly [number, number]
  /** Whether it is among the few that people look for first. */
  readonly common?: true
}

/** The facts of parameters, by their schemas. */
export const settingFacts = /*#__PURE__*/ z.registry<SettingFacts>()

/**
 * Makes a parameter optional, says what it is for and what a form has to know of it.
 *
 * @param role - what views, comparisons and dialects have to know of it.
 *
 * @example
 * ```ts
 * import * as z from 'zod/mini'
 *
 * setting({ label: 'Answers', default: 1, common: true }, 'How many answers to write.', z.int())
 * ```
 */
/*#__NO_SIDE_EFFECTS__*/
export function setting<Schema extends z.core.$ZodType>(
  facts: SettingFacts,
  description: string,
  schema: Schema,
  role?: FieldRole,
) {
  const made = optional(description, schema, role)
  settingFacts.add(made, facts)
  return made
}
