/** What is known of how a model reads texts. */
export interface TextFacts {
  /** Most tokens that it reads at once; absent when nothing bounds them. */
  maxTokens?: number | undefined
  /** How the vectors of tokens become one, as its files say: `mean`, `cls`, …; absent when they say nothing. */
  pooling?: string | undefined
  /** The names of its classes, by their number; absent when they have none. */
  labels?: readonly string[] | undefined
}

/** One text, or two that a model reads together. */
export type TokenizerInput = string | readonly [text: string, pair: string]

/** A token of a text. */
export interface ModelToken {
  id: number
  /** As the vocabulary writes it. */
  token: string
  /** Whether it was put around the text, such as `[CLS]`. */
  isSpecial: boolean
  /** Where it begins and ends in the text that was read, in UTF-16 code units; absent for special ones. */
  start?: number | undefined
  end?: number | undefined
}

/** A text in tokens. */
export interface TokenizedText {
  /** What was read: the text with the prompt before it. */
  text: string
  tokens: ModelToken[]
}

/** How texts are split into tokens. */
export interface TokenizeSettings {
  /** Whether the tokens are there that the model wants around a text. Default `true`. */
  addSpecialTokens?: boolean | undefined
  /** Name of a prompt of the model that is put before each text. Default: the model's own default. */
  promptName?: string | undefined
}

/** How tokens become a text. */
export interface DetokenizeSettings {
  /** Whether tokens such as `[CLS]` are left out. Default `true`. */
  skipSpecialTokens?: boolean | undefined
}

/** Splits texts into the tokens that a model reads, and puts them together again. */
export interface TextAbility {
  readonly facts: TextFacts
  /**
   * Splits a text, or two, into tokens. They are not cut to what the model reads.
   *
   * @throws InvalidRequestError for a prompt that the model does not have.
   */
  tokenize(input: TokenizerInput, settings: TokenizeSettings): TokenizedText
  /** Makes a text of tokens. Numbers that are of no token are left out. */
  detokenize(ids: readonly number[], settings: DetokenizeSettings): string
}
