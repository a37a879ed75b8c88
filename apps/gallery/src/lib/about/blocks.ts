/** A piece of running text. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'strong'; parts: readonly Inline[] }
  | { type: 'em'; parts: readonly Inline[] }
  | { type: 'link'; href: string; parts: readonly Inline[] }

/** A paragraph, heading, list or listing. */
export type Block =
  | { type: 'heading'; parts: readonly Inline[] }
  | { type: 'paragraph'; parts: readonly Inline[] }
  | { type: 'list'; ordered: boolean; items: readonly (readonly Inline[])[] }
  | { type: 'code'; text: string }
