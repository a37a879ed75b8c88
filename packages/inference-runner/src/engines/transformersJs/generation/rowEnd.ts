/** Why a text ended, other than by its length. */
export type EndReason = 'eos_token' | 'stop_sequence'

/** Where a text ended, in tokens, and why. */
export interface RowEnd {
  length: number
  reason: EndReason
  /** The string that ended it, if one did: the one that comes first. */
  stop?: string | undefined
}

/** What ends a text. */
export interface RowEndSettings {
  /** Tokens of the prompt, or of the start of the decoder. */
  startTokens: number
  endTokens: ReadonlySet<number>
  /** Strings that end a text once they are written. */
  stop: readonly string[]
  /** Reads what was written after the prompt. */
  read: (ids: readonly number[]) => string
}

/** Says whether a text has ended with its last token. */
export function rowEnd(
  ids: readonly number[],
  { startTokens, endTokens, stop, read }: RowEndSettings,
): RowEnd | undefined {
  const { length } = ids
  if (endTokens.has(ids.at(-1) ?? -1)) return { length, reason: 'eos_token' }
  if (stop.length === 0) return undefined
  const text = read(ids.slice(startTokens))
  const [first] = stop
    .filter((end) => text.includes(end))
    .toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
  return first === undefined ? undefined : { length, reason: 'stop_sequence', stop: first }
}
