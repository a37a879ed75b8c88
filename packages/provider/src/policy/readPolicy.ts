import * as z from 'zod'
import { InvalidPolicyError } from '../errors/policyErrors.ts'
import { policySchema, type PolicyOptions, type PolicyRules } from './policySchema.ts'

function pathOf(path: readonly PropertyKey[]): string {
  return ['policy', ...path.map(String)].join('.')
}

/**
 * Checks a policy and fills in its defaults.
 *
 * @throws {@link InvalidPolicyError} that names what is wrong.
 *
 * @example
 * ```ts
 * readPolicy({ minPayment: '0.001', daily: { maxTasks: 1000 } }).minPayment // 1000000000000000n
 * ```
 */
export function readPolicy(options: PolicyOptions = {}): PolicyRules {
  const parsed = policySchema.safeParse(options)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new InvalidPolicyError(pathOf(issue?.path ?? []), issue?.message ?? 'it does not fit')
}

/** The JSON Schema of a policy in a file, for editors and for settings. Amounts are strings there. */
export function policyJsonSchema(): object {
  return z.toJSONSchema(policySchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { type } = zodSchema._zod.def
      if (type === 'custom')
        Object.assign(jsonSchema, { type: 'string', pattern: '^0x[0-9a-fA-F]{40}$' })
      // A file has no bigints: of the two forms of an amount only the string is left.
      if (type !== 'union') return
      const [text] = (jsonSchema.anyOf ?? []).filter((option) => 'type' in option)
      delete jsonSchema.anyOf
      Object.assign(jsonSchema, text)
    },
  })
}
