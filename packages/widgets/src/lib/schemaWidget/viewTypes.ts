import type { MediaKind } from '@taskmesh/tasks'
import type { MediaValue } from '../media/MediaPreview.svelte.ts'
import type { TableCell } from '../outputs/cells.ts'
import type { Region } from '../outputs/regions.ts'
import type { Span } from '../outputs/spans.ts'

/** An area of an image, white inside and black outside. */
export interface Mask {
  label: string
  mask: MediaValue
  score?: number | undefined
}

/** How a value of an output is shown. */
export type View =
  | { type: 'value'; text: string }
  | { type: 'texts'; texts: readonly string[] }
  | { type: 'scores'; scores: readonly { label: string; score: number }[] }
  | { type: 'numbers'; values: readonly number[] }
  /** Vectors, and what they stand for in the plural when there may be several. */
  | { type: 'vectors'; rows: readonly (readonly number[])[]; noun: string }
  | { type: 'table'; columns: readonly string[]; rows: readonly (readonly TableCell[])[] }
  | { type: 'media'; kind: MediaKind; value: MediaValue; label: string }
  /** An image that was made of the one that was given. */
  | { type: 'beforeAfter'; before: MediaValue; after: MediaValue; label: string }
  | { type: 'regions'; image: MediaValue; regions: readonly Region[] }
  | { type: 'masks'; image: MediaValue; masks: readonly Mask[] }
  | { type: 'spans'; text: string; spans: readonly Span[] }
  /** What is too deep for anything else. */
  | { type: 'json'; value: unknown }
  /** An object: each part under its name. */
  | { type: 'fields'; fields: readonly { name: string; view: View }[] }
  /** Views one below the other; apart when each is an item of its own. */
  | { type: 'list'; views: readonly View[]; areItems: boolean }
