import type { AnswerPlace } from './answerPlaces.ts'

/** A piece of a context that begins at a place, with the answers that it is part of. */
export interface MarkedPiece {
  start: number
  text: string
  /** Numbers of the answers, the best one first. */
  answers: readonly number[]
  /** How many characters were left out before it. */
  skipped: number
}

/** Part of a text that is shown. */
type Stretch = AnswerPlace

/** Characters before and after an answer that are shown of a long context. */
const AROUND = 300

function stretchesAround(length: number, places: readonly AnswerPlace[]): Stretch[] {
  const around = places.map(({ start, end }) => ({
    start: Math.max(start - AROUND, 0),
    end: Math.min(end + AROUND, length),
  }))
  const merged: Stretch[] = []
  for (const next of around.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && next.start <= last.end) last.end = Math.max(last.end, next.end)
    else merged.push({ ...next })
  }
  return merged.length > 0 ? merged : [{ start: 0, end: Math.min(AROUND * 2, length) }]
}

function cutStretch(
  text: string,
  stretch: Stretch,
  places: readonly (AnswerPlace | undefined)[],
): Omit<MarkedPiece, 'skipped'>[] {
  const cuts = places.flatMap((place) => (place === undefined ? [] : [place.start, place.end]))
  const inside = cuts.filter((cut) => cut > stretch.start && cut < stretch.end)
  const bounds = [...new Set([stretch.start, ...inside, stretch.end])].toSorted((a, b) => a - b)
  return bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1] ?? stretch.end
    const answers = places.flatMap((place, number) =>
      place !== undefined && place.start <= start && place.end >= end ? [number] : [],
    )
    return { start, text: text.slice(start, end), answers }
  })
}

/**
 * Cuts a context at the bounds of its answers, which may overlap. An answer that is not in the text is
 * left out.
 *
 * @param isWhole - `false` leaves out what is far from every answer.
 *
 * @example
 * ```ts
 * markPieces('In Paris.', [{ start: 3, end: 8 }], true)
 * // [{ start: 0, text: 'In ', answers: [], skipped: 0 }, { start: 3, text: 'Paris', answers: [0], … }, …]
 * ```
 */
export function markPieces(
  text: string,
  places: readonly (AnswerPlace | undefined)[],
  isWhole: boolean,
): MarkedPiece[] {
  const isInside = (place: AnswerPlace | undefined) =>
    place !== undefined && place.end <= text.length
  const inside = places.map((place) => (isInside(place) ? place : undefined))
  const known = inside.filter((place) => place !== undefined)
  const stretches = isWhole ? [{ start: 0, end: text.length }] : stretchesAround(text.length, known)
  return stretches.flatMap((stretch, index) => {
    const before = stretch.start - (stretches[index - 1]?.end ?? 0)
    return cutStretch(text, stretch, inside).map((piece, place) => ({
      ...piece,
      skipped: place === 0 ? before : 0,
    }))
  })
}
