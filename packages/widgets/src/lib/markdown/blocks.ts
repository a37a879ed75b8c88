/** A piece of a line. */
export type Inline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'strong' | 'em' | 'del'; parts: readonly Inline[] }
  /** Its address begins with `http://` or `https://`. */
  | { type: 'link'; href: string; parts: readonly Inline[] }
  | { type: 'break' }

/** How the cells of a column are set. */
export type Alignment = 'left' | 'center' | 'right' | undefined

/** An entry of a list. */
export interface ListItem {
  /** Whether it is done; `undefined` for an entry without a box. */
  checked: boolean | undefined
  blocks: readonly Block[]
}

/** A piece of a document. */
export type Block =
  | { type: 'heading'; level: number; parts: readonly Inline[] }
  | { type: 'paragraph'; parts: readonly Inline[] }
  /** Lines as they were written. */
  | { type: 'plain'; text: string }
  | { type: 'code'; text: string; language: string }
  | { type: 'list'; ordered: boolean; start: number; items: readonly ListItem[] }
  | { type: 'quote'; blocks: readonly Block[] }
  | {
      type: 'table'
      alignments: readonly Alignment[]
      header: readonly (readonly Inline[])[]
      rows: readonly (readonly (readonly Inline[])[])[]
    }
  | { type: 'rule' }
