/** Says why a value of a parameter has no effect on a call; `undefined` when it has one. */
export type EffectRule = (value: unknown) => string | undefined

/** The parameters that a call can be affected by, each with the condition under which it is. */
export type EffectRules = Readonly<Record<string, EffectRule>>

/** The parameter always has its effect. */
export const always: EffectRule = () => undefined

/** The parameter has its effect if the condition holds; a neutral value is nothing to warn about. */
export function onlyIf(condition: boolean, reason: string, neutral?: unknown): EffectRule {
  return (value) => (condition || value === neutral ? undefined : reason)
}

/**
 * Finds the parameters that had no effect, as sentences that name them. Every engine uses it, so
 * that nothing a caller sends is ignored in silence.
 */
export function describeIneffective(
  parameters: Readonly<Record<string, unknown>>,
  rules: EffectRules,
): string[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    if (value === undefined) return []
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    const reason = rule === undefined ? 'it is not a parameter of this model' : rule(value)
    const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name
    return reason === undefined ? [] : [`The parameter "${shown}" had no effect: ${reason}.`]
  })
}
