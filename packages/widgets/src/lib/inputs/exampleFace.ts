import { hasFields } from '../form/records.ts'
import type { MediaValue } from '../media/MediaPreview.svelte.ts'

/** What a small picture of an example shows. */
export interface ExampleFace {
  /** Its first picture, sound or other medium. */
  media?: MediaValue | undefined
  /** The beginning of its first text. */
  text?: string | undefined
}

const LONGEST = 80
const MOST_TEXTS = 50

/** The values inside a value, in their order. */
function* leavesOf(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) for (const part of value) yield* leavesOf(part)
  else if (hasFields(value)) for (const part of Object.values(value)) yield* leavesOf(part)
  else yield value
}

function isMedia(value: unknown): value is MediaValue {
  if (typeof value === 'string') return /^(data:[^,]{1,200},|https?:\/\/[^\s/])\S*$/i.test(value)
  return value instanceof Blob || value instanceof Uint8Array
}

/**
 * What a small picture of a request shows: its first medium and its first text of several words.
 *
 * @example
 * ```ts
 * exampleFace({ question: 'What is this?', image: 'https://example.com/cat.png' })
 * // { media: 'https://example.com/cat.png', text: 'What is this?' }
 * ```
 */
export function exampleFace(inputs: unknown): ExampleFace {
  const face: ExampleFace = {}
  const texts: string[] = []
  for (const leaf of leavesOf(inputs)) {
    if (isMedia(leaf)) face.media ??= leaf
    else if (typeof leaf === 'string') texts.push(leaf.slice(0, LONGEST).trim())
    if (texts.length > MOST_TEXTS) break
  }
  // A word alone is mostly a name or a role.
  const text = texts.find((one) => one.includes(' ')) ?? texts.find((one) => one !== '')
  return { ...face, text }
}
