import type { CodePiece } from '../../code/highlight.ts'

/** A piece of running text. */
export type DocInline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'strong'; parts: readonly DocInline[] }
  | { type: 'em'; parts: readonly DocInline[] }
  | { type: 'link'; href: string; isExternal: boolean; parts: readonly DocInline[] }

/** A heading with its anchor. */
export interface DocHeading {
  type: 'heading'
  depth: number
  id: string
  text: string
  parts: readonly DocInline[]
}

/** A part of a page, from top to bottom. */
export type DocBlock =
  | DocHeading
  | { type: 'paragraph'; parts: readonly DocInline[] }
  | { type: 'quote'; blocks: readonly DocBlock[] }
  | { type: 'list'; ordered: boolean; items: readonly (readonly DocBlock[])[] }
  | { type: 'code'; title: string; pieces: readonly CodePiece[] }
  | { type: 'picture'; src: string; alt: string }
  | {
      type: 'table'
      head: readonly (readonly DocInline[])[]
      rows: readonly (readonly (readonly DocInline[])[])[]
    }

/** A page that was read. */
export interface DocContent {
  title: string
  /** All but the title. */
  blocks: readonly DocBlock[]
}
