/** Makes text of tokens. */
export interface TokenReader {
  decode(ids: number[], options: { skip_special_tokens: true }): string
}

/** The tokens of a prompt and of what was written after it. */
export interface Continued {
  ids: readonly (number | bigint)[]
  /** Tokens of the prompt. */
  startTokens: number
  stop: readonly string[]
}

/** The text after the prompt, cut after the first stop string. */
export function continuation(
  tokenizer: TokenReader,
  { ids, startTokens, stop }: Continued,
): string {
  const read = (list: readonly (number | bigint)[]) =>
    list.length === 0 ? '' : tokenizer.decode(list.map(Number), { skip_special_tokens: true })
  const added = read(ids).slice(read(ids.slice(0, startTokens)).length)
  const ends = stop.flatMap((end) => {
    const at = added.indexOf(end)
    return at === -1 ? [] : [at + end.length]
  })
  return added.slice(0, Math.min(added.length, ...ends))
}
