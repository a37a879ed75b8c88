import type { GERMAN_PHRASES } from './german/phrases.ts'

/**
 * What parts of widgets say beside the messages with names: the English words themselves, with `{0}`,
 * `{1}`, … where values go. German has each of them, so that a phrase without a translation does not
 * compile. English costs no bytes for it.
 */
export type Phrase = keyof typeof GERMAN_PHRASES

/** Phrases in another language; those that it leaves out are said in English. */
export type Phrases = Readonly<Partial<Record<Phrase, string>>>
