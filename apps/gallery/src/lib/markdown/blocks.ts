import type { CodePiece } from '../code/highlight.ts'

/** A piece of running text. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'strong'; parts: readonly Inline[] }
  | { type: 'em'; parts: readonly Inline[] }
  | { type: 'link'; href: string; isExternal: boolean; parts: readonly Inline[] }

/** A heading with its anchor. */
export interface Heading {
  type: 'heading'
  depth: number
  id: string
  text: string
  parts: readonly Inline[]
}

/** A part of a text, from top to bottom. */
export type Block =
  | Heading
  | { type: 'paragraph'; parts: readonly Inline[] }
  | { type: 'quote'; blocks: readonly Block[] }
  | { type: 'list'; ordered: boolean; items: readonly (readonly Block[])[] }
  | { type: 'code'; title: string; pieces: readonly CodePiece[] }
  | { type: 'picture'; src: string; alt: string }
  | {
      type: 'table'
      head: readonly (readonly Inline[])[]
      rows: readonly (readonly (readonly Inline[])[])[]
    }
