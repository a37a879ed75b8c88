import { isRecord } from '@taskmesh/errors'

/** How many tokens a call took, as far as its output tells. */
export interface Tokens {
  prompt?: number
  generated?: number
}

function countIn(facts: unknown, name: string): number | undefined {
  const value = isRecord(facts) ? facts[name] : undefined
  return typeof value === 'number' && value >= 0 ? value : undefined
}

function tokensOfOne(output: unknown): Tokens {
  if (!isRecord(output)) return {}
  const { usage, details } = output
  const prompt = countIn(usage, 'prompt_tokens')
  const generated = countIn(usage, 'completion_tokens') ?? countIn(details, 'generated_tokens')
  return {
    ...(prompt === undefined ? {} : { prompt }),
    ...(generated === undefined ? {} : { generated }),
  }
}

function sum(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((one) => one !== undefined)
  return known.length === 0 ? undefined : known.reduce((total, one) => total + one, 0)
}

/**
 * Reads the tokens that an output tells: a chat in its `usage`, a text in its `details`, which callers ask for.
 */
export function tokensOf(output: unknown): Tokens {
  const all = (Array.isArray(output) ? output.flat() : [output]).map(tokensOfOne)
  const prompt = sum(all.map((one) => one.prompt))
  const generated = sum(all.map((one) => one.generated))
  return {
    ...(prompt === undefined ? {} : { prompt }),
    ...(generated === undefined ? {} : { generated }),
  }
}
