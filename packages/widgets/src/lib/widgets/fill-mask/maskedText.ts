/** The mask tokens of the models that people use: `[MASK]`, `<mask>`, `<|mask|>`. */
const MASK = /\[MASK\]|<\|?mask\|?>/gi

/** Splits a text at its masks: one part more than there are masks. */
export function splitAtMasks(text: string): string[] {
  return text.split(MASK)
}

/** A word for a mask, and how probable it is. */
export interface Filling {
  sequence: string
  token_str: string
  score: number
}

type Fillings = readonly Filling[] | readonly (readonly Filling[])[]

function isEachMask(output: Fillings): output is readonly (readonly Filling[])[] {
  return output.some(Array.isArray)
}

/** The words for each mask of a text, also when there is just one. */
export function fillingsOf(output: Fillings): readonly (readonly Filling[])[] {
  return isEachMask(output) ? output : [output]
}

/**
 * A word as it stands in a text: without the spaces around it, and without the marks that say that
 * it goes on a word (`##ing`).
 */
export function wordOf(token: string): string {
  return token.trim().replace(/^##(?=.)/, '')
}

/** Whether a word goes on the one before it. */
export function isContinuation(token: string): boolean {
  return /^##./.test(token.trim())
}
