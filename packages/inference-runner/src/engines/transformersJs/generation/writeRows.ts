import type { Decoder } from './Decoder.ts'
import type { LogitsProcessor } from './processors/logitsProcessor.ts'
import type { RandomNumbers } from './RandomNumbers.ts'
import { rowEnd, type RowEnd, type RowEndSettings } from './rowEnd.ts'
import { sampleToken, type SamplingSettings } from './sampleToken.ts'
import type { TokenScores } from './TokenScores.ts'

/** A text as tokens: those of the start and those that were written. */
export interface WrittenRow {
  ids: number[]
  /** Where it ended; `undefined` when it was as long as it could be. */
  end: RowEnd | undefined
}

/** How texts are written, whichever way the tokens are chosen. */
export interface WritingSettings extends RowEndSettings {
  start: readonly number[]
  /** Most tokens of a text, with those of its start. */
  maxLength: number
  processors: readonly LogitsProcessor[]
  signal: AbortSignal
}

/** How tokens are chosen one at a time. */
export interface RowSettings extends WritingSettings {
  /** How tokens are drawn; absent: always the most probable one. */
  sampling: SamplingSettings | undefined
  /** Random numbers for each text. One text is written for each. */
  numbers: readonly RandomNumbers[]
  scores?: TokenScores | undefined
  /** Called after each token of the first text, with all its tokens. */
  onToken?: ((ids: readonly number[], end: RowEnd | undefined) => void) | undefined
}

function best(scores: Float32Array): number {
  let found = 0
  for (let token = 1; token < scores.length; token += 1)
    if ((scores[token] ?? -Infinity) > (scores[found] ?? -Infinity)) found = token
  return found
}

/**
 * Writes texts after one start, token by token: the most probable one, or drawn at random. Each text is what
 * it would be alone.
 */
export async function writeRows(decoder: Decoder, settings: RowSettings): Promise<WrittenRow[]> {
  const { start, maxLength, processors, sampling, numbers, scores, onToken, signal } = settings
  const rows = numbers.map((source) => {
    const row: WrittenRow = { ids: [...start], end: undefined }
    return { row, source }
  })
  let active = rows.map((_, index) => index)
  const first = await decoder.start(start)
  let next = rows.map((_, index) => (index === 0 ? first : first.slice()))
  for (;;) {
    signal.throwIfAborted()
    for (const [place, index] of active.entries()) {
      const { row, source } = rows[index] ?? {}
      const found = next[place]
      if (row === undefined || source === undefined || found === undefined) continue
      for (const process of processors) process(row.ids, found)
      const token =
        sampling === undefined ? best(found) : sampleToken(found, sampling, source.random())
      scores?.add(index, token, found)
      row.ids.push(token)
      row.end = rowEnd(row.ids, settings)
      if (index === 0) onToken?.(row.ids, row.end)
    }
    const going = [...active.keys()].filter((place) => {
      const row = rows[active[place] ?? -1]?.row
      return row !== undefined && row.end === undefined && row.ids.length < maxLength
    })
    if (going.length === 0) return rows.map(({ row }) => row)
    active = going.map((place) => active[place] ?? 0)
    const tokens = active.map((index) => rows[index]?.row.ids.at(-1) ?? 0)
    next = await decoder.next(tokens, going)
  }
}
