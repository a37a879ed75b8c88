import type { Decoder } from './Decoder.ts'
import { logSumExp } from './logSumExp.ts'
import { mostProbable } from './mostProbable.ts'
import type { RandomNumbers } from './RandomNumbers.ts'
import { rowEnd, type RowEnd } from './rowEnd.ts'
import type { WritingSettings, WrittenRow } from './writeRows.ts'

/** How beams are followed, with Transformers' names and defaults. */
export interface BeamSettings extends WritingSettings {
  /** How many texts are followed at once. */
  beams: number
  /** How many of them to give, best first. */
  count: number
  lengthPenalty: number
  earlyStopping: boolean | 'never'
  /** Where continuations are drawn from; absent: the best ones are taken. */
  numbers?: RandomNumbers | undefined
}

interface Beam {
  ids: readonly number[]
  /** Sum of the logarithms of the probabilities of its tokens. */
  score: number
}

interface Candidate extends Beam {
  parent: number
  /** Why it cannot go on. */
  end: RowEnd | undefined
  isOver: boolean
}

interface Finished extends Beam {
  end: RowEnd | undefined
  isFinished: boolean
}

/** What Transformers subtracts from scores that must not win. */
const NEVER = -1e9

/** Logarithms of probabilities, which {@link WritingSettings.processors} may change. */
function logSoftmax(scores: Float32Array): void {
  const total = logSumExp(scores)
  for (let token = 0; token < scores.length; token += 1) {
    scores[token] = (scores[token] ?? -Infinity) - total
  }
}

/**
 * Adds noise so that the best so many are a draw without replacement, by probability: "Stochastic Beams and
 * Where to Find Them" (Kool et al., 2019).
 */
function withNoise(scores: Float32Array, numbers: RandomNumbers): Float32Array {
  return scores.map((score) => score - Math.log(-Math.log(numbers.random() || Number.MIN_VALUE)))
}

function best<Item extends { score: number }>(items: readonly Item[], count: number): Item[] {
  return items.toSorted((a, b) => b.score - a.score).slice(0, count)
}

/** Follows the most probable texts at once. */
class Beams {
  readonly #settings: BeamSettings
  readonly #decoder: Decoder
  #running: Beam[]
  #finished: Finished[]
  #canImprove = true

  constructor(decoder: Decoder, settings: BeamSettings) {
    const { beams, start } = settings
    this.#decoder = decoder
    this.#settings = settings
    // All begin with the same start: only the first one counts, or all would find the same texts.
    this.#running = Array.from({ length: beams }, (_, beam) => ({
      ids: start,
      score: beam === 0 ? 0 : NEVER,
    }))
    this.#finished = Array.from({ length: beams }, () => ({
      ids: start,
      score: NEVER,
      end: undefined,
      isFinished: false,
    }))
  }

  async run(): Promise<WrittenRow[]> {
    const { beams, count, signal, start } = this.#settings
    const first = await this.#decoder.start(start)
    let next: Float32Array[] = Array.from({ length: beams }, () => first.slice())
    for (;;) {
      signal.throwIfAborted()
      const candidates = this.#continuations(next)
      const survivors = best(
        candidates.map((one) => ({ ...one, score: one.isOver ? one.score + NEVER : one.score })),
        beams,
      )
      this.#finish(candidates)
      this.#running = survivors
      if (!this.#goesOn(candidates)) break
      next = await this.#decoder.next(
        survivors.map(({ ids }) => ids.at(-1) ?? 0),
        survivors.map(({ parent }) => parent),
      )
    }
    return this.#finished.slice(0, count).map(({ ids, end }) => ({ ids: [...ids], end }))
  }

  /** The best continuations of all beams: enough that all beams can go on if the best ones end. */
  #continuations(next: readonly Float32Array[]): Candidate[] {
    const { beams, endTokens, maxLength, processors, numbers } = this.#settings
    const width = next[0]?.length ?? 0
    const all = new Float32Array(width * next.length)
    for (const [beam, scores] of next.entries()) {
      const { ids, score } = this.#running[beam] ?? { ids: [], score: NEVER }
      logSoftmax(scores)
      for (const process of processors) process(ids, scores)
      all.set(
        scores.map((one) => one + score),
        beam * width,
      )
    }
    const kept = Math.max(2, 1 + endTokens.size) * beams
    const chosen = mostProbable(numbers === undefined ? all : withNoise(all, numbers), kept)
    const found = chosen.map(({ token: place }) => {
      const parent = Math.floor(place / width)
      const ids = [...(this.#running[parent]?.ids ?? []), place % width]
      const end = rowEnd(ids, this.#settings)
      const isOver = end !== undefined || ids.length >= maxLength
      return { parent, ids, end, isOver, score: all[place] ?? NEVER }
    })
    return best(found, kept)
  }

  #finish(candidates: readonly Candidate[]): void {
    const { beams, earlyStopping, lengthPenalty, startTokens } = this.#settings
    const isFull = earlyStopping === true && this.#finished.every(({ isFinished }) => isFinished)
    const ended = candidates.map(({ ids, end, isOver, score }, place): Finished => {
      const isFinished = isOver && place < beams
      const penalised = Math.fround(score / (ids.length - startTokens) ** lengthPenalty)
      const barred = [isFull, !this.#canImprove, !isFinished].filter(Boolean).length
      return { ids, end, isFinished, score: penalised + barred * NEVER }
    })
    this.#finished = best([...this.#finished, ...ended], beams)
  }

  #goesOn(candidates: readonly Candidate[]): boolean {
    const { earlyStopping, lengthPenalty, maxLength, startTokens } = this.#settings
    const length = this.#running[0]?.ids.length ?? 0
    const isLongest = earlyStopping === 'never' && lengthPenalty > 0
    const bestLength = (isLongest ? maxLength : length) - startTokens
    const possible = (this.#running[0]?.score ?? NEVER) / bestLength ** lengthPenalty
    const worst = Math.min(...this.#finished.map(({ score }) => score))
    const bars = this.#finished.map(({ isFinished }) => (isFinished ? worst : NEVER))
    this.#canImprove &&= bars.some((bar) => possible > bar)
    const isOpen = !(earlyStopping === true && this.#finished.every((one) => one.isFinished))
    return this.#canImprove && isOpen && candidates.some(({ isOver }) => !isOver)
  }
}

/**
 * Beam search: follows several texts at once and gives the most probable ones. The same steps as those of
 * Transformers 5 (`GenerationMixin._beam_search`), so that the same scores give the same texts.
 */
export function beamSearch(decoder: Decoder, settings: BeamSettings): Promise<WrittenRow[]> {
  return new Beams(decoder, settings).run()
}
