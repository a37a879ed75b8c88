import type { LogitsProcessor } from './logitsProcessor.ts'

/** The tokens that are possible with their probabilities, most probable first. */
function ranked(scores: Float32Array): { token: number; chance: number }[] {
  const tokens = [...scores.keys()].filter((token) => (scores[token] ?? -Infinity) > -Infinity)
  tokens.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const best = scores[tokens[0] ?? 0] ?? 0
  const powers = tokens.map((token) => Math.exp((scores[token] ?? 0) - best))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return tokens.map((token, at) => ({ token, chance: (powers[at] ?? 0) / total }))
}

function keepOnly(scores: Float32Array, kept: ReadonlySet<number>): void {
  for (let token = 0; token < scores.length; token += 1)
    if (!kept.has(token)) scores[token] = -Infinity
}

/** Keeps the tokens that a rule lets through, and in any case the `least` most probable ones. */
function keepWhere(
  least: number,
  rule: (chance: number, before: number, place: number) => boolean,
): LogitsProcessor {
  return (_, scores) => {
    const kept = new Set<number>()
    let before = 0
    for (const [place, { token, chance }] of ranked(scores).entries()) {
      if (place < least || rule(chance, before, place)) kept.add(token)
      before += chance
    }
    keepOnly(scores, kept)
  }
}

function entropy(chances: readonly number[]): number {
  return -chances.reduce((sum, chance) => sum + (chance > 0 ? chance * Math.log(chance) : 0), 0)
}

/** Divides all scores: below 1 is more careful, above 1 more varied. */
export function temperature(value: number): LogitsProcessor {
  return (_, scores) => {
    for (let token = 0; token < scores.length; token += 1) {
      scores[token] = (scores[token] ?? 0) / value
    }
  }
}

/** Keeps so many of the most probable tokens, and those that are as probable as the last of them. */
export function topK(count: number, least: number): LogitsProcessor {
  return (_, scores) => {
    const size = Math.max(count, least)
    if (size >= scores.length) return
    const bar = scores.toSorted().at(-size) ?? -Infinity
    for (const [token, score] of scores.entries()) if (score < bar) scores[token] = -Infinity
  }
}

/**
 * Keeps the smallest set of tokens whose probabilities sum to at least `mass`: "The Curious Case of Neural
 * Text Degeneration" (Holtzman et al., 2020).
 */
export function topP(mass: number, least: number): LogitsProcessor {
  return keepWhere(least, (_, before) => before < mass)
}

/** Keeps the tokens that are at least so probable compared with the best one. */
export function minP(ratio: number, least: number): LogitsProcessor {
  return (ids, scores) => {
    const [best] = ranked(scores)
    keepWhere(least, (chance) => chance >= ratio * (best?.chance ?? 0))(ids, scores)
  }
}

/** Keeps the tokens that are at least so probable. */
export function epsilonCutoff(epsilon: number, least: number): LogitsProcessor {
  return keepWhere(least, (chance) => chance >= epsilon)
}

/** Keeps the tokens above a bar that falls with the entropy: "Truncation Sampling" (Hewitt et al., 2022). */
export function etaCutoff(epsilon: number, least: number): LogitsProcessor {
  return (ids, scores) => {
    const bits = entropy(ranked(scores).map(({ chance }) => chance))
    const eta = Math.min(epsilon, Math.sqrt(epsilon) * Math.exp(-bits))
    keepWhere(least, (chance) => chance >= eta)(ids, scores)
  }
}

/**
 * Keeps the tokens that are about as surprising as the next one is expected to be, up to a sum of their
 * probabilities: "Locally Typical Sampling" (Meister et al., 2022).
 */
export function typicalP(mass: number, least: number): LogitsProcessor {
  return (_, scores) => {
    const all = ranked(scores)
    const expected = entropy(all.map(({ chance }) => chance))
    const typical = all
      .map(({ token, chance }) => ({ token, chance, off: Math.abs(-Math.log(chance) - expected) }))
      .toSorted((a, b) => a.off - b.off)
    let before = 0
    let last = Infinity
    const kept = new Set<number>()
    for (const [place, { token, chance, off }] of typical.entries()) {
      before += chance
      if (place < least || off <= last) kept.add(token)
      if (before >= mass && last === Infinity) last = off
    }
    keepOnly(scores, kept)
  }
}

/** Keeps the best tokens as long as their part of the entropy is at most `share` of it, of the 100 best. */
export function topH(share: number): LogitsProcessor {
  return (_, scores) => {
    const best = ranked(scores).slice(0, 100)
    const total = best.reduce((sum, { chance }) => sum + chance, 0)
    const chances = best.map(({ chance }) => chance / total)
    const bar = entropy(chances) * share
    let sum = 0
    const kept = new Set<number>()
    for (const [place, { token }] of best.entries()) {
      sum += entropy([chances[place] ?? 0])
      if (place === 0 || sum <= bar) kept.add(token)
    }
    keepOnly(scores, kept)
  }
}
