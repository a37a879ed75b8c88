import * as z from 'zod/mini'
import { AlignedText, type Change } from './AlignedText.ts'
import { callable, fieldOf } from './libraryTokenizer.ts'
import { normalizerSequence, type TokenizerNode } from './tokenizerJson.ts'

/** Changes a text and keeps where it comes from. */
export type Normalize = (text: AlignedText) => AlignedText

/** Steps that change each character whatever its neighbours are. */
const BY_CHARACTER = ['BertNormalizer', 'Lowercase', 'StripAccents']
/** Steps that compose or reorder a character with the marks after it, or the letters of Hangul. */
const BY_CLUSTER = ['NFC', 'NFD', 'NFKC', 'NFKD', 'Precompiled']

const CHARACTER = /[\s\S]/gu
const CLUSTER = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gsu
/** Texts that are remembered with what became of them. */
const CACHE_SIZE = 10_000

const several = z.array(z.unknown())
const compiled = z.union([z.instanceof(RegExp), z.string()])

/** Changes each part that a pattern finds on its own. */
function byParts(parts: RegExp, change: (part: string) => string): Normalize {
  const cache = new Map<string, string>()
  const cached = (part: string) => {
    const known = cache.get(part)
    if (known !== undefined) return known
    const changed = change(part)
    if (cache.size >= CACHE_SIZE) cache.clear()
    cache.set(part, changed)
    return changed
  }
  return (aligned) =>
    aligned.changed(
      Array.from(aligned.text.matchAll(parts), ({ 0: part, index }) => ({
        from: index,
        to: index + part.length,
        text: cached(part),
      })),
    )
}

/** Takes what two texts have in common at both ends as it is, and the rest as one change. */
function byDifference(change: (text: string) => string): Normalize {
  return (aligned) => {
    const before = aligned.text
    const after = change(before)
    const shorter = Math.min(before.length, after.length)
    let tail = 0
    while (tail < shorter && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
    let head = 0
    while (head < shorter - tail && before[head] === after[head]) head += 1
    const [from, to] = [before.length - tail, after.length - tail]
    return aligned.changed([
      { from: 0, to: head, text: before.slice(0, head) },
      { from: head, to: from, text: after.slice(head, to) },
      { from, to: before.length, text: before.slice(from) },
    ])
  }
}

/** The parts of a text that a change turns into others, one for each match. */
export function* replacements(
  text: string,
  matches: Iterable<RegExpMatchArray>,
  content: string,
): Iterable<Change> {
  let at = 0
  for (const { 0: match, index = 0 } of matches) {
    yield { from: at, to: index, text: text.slice(at, index) }
    at = index + match.length
    yield { from: index, to: at, text: content }
  }
  yield { from: at, to: text.length, text: text.slice(at) }
}

const replaceNode = z.looseObject({
  pattern: z.union([z.looseObject({ String: z.string() }), z.looseObject({ Regex: z.string() })]),
  content: z._default(z.string(), ''),
})

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

/** Replaces what a pattern finds. The library has made the pattern of Rust one of JavaScript. */
function replacing(node: TokenizerNode, step: unknown): Normalize {
  const { content } = z.parse(replaceNode, node)
  const pattern = fieldOf(step, 'pattern', compiled)
  const expression =
    typeof pattern === 'string'
      ? new RegExp(escape(pattern), 'gu')
      : new RegExp(pattern, `${pattern.flags.replace('g', '')}g`)
  return (aligned) =>
    aligned.changed(replacements(aligned.text, aligned.text.matchAll(expression), content), 'last')
}

/**
 * Makes a normalizer that keeps where each character comes from, of the one of the library.
 *
 * @param node - what `tokenizer.json` says of it.
 * @param step - the normalizer that the library made of that.
 */
export function createNormalize(node: TokenizerNode | null | undefined, step: unknown): Normalize {
  if (!node) return (aligned) => aligned
  const nodes = z.safeParse(normalizerSequence, node)
  if (nodes.success) {
    const normalizers = fieldOf(step, 'normalizers', several)
    const steps = nodes.data.normalizers.map((one, at) => createNormalize(one, normalizers[at]))
    return (aligned) => steps.reduce((text, normalize) => normalize(text), aligned)
  }
  if (node.type === 'Replace') return replacing(node, step)
  const normalize = fieldOf(step, 'normalize', callable<(text: string) => string>())
  const change = (text: string) => normalize.call(step, text)
  if (BY_CHARACTER.includes(node.type)) return byParts(CHARACTER, change)
  if (BY_CLUSTER.includes(node.type)) return byParts(CLUSTER, change)
  return byDifference(change)
}
