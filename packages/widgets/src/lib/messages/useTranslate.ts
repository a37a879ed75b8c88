import { useMessages } from './context.ts'
import type { Phrase } from './phrases.ts'

/**
 * Says an English phrase in the language of now. `{0}`, `{1}`, … stand for the values.
 *
 * @example
 * ```ts
 * t('Remove {0}', 'cat') // 'Remove cat', or 'cat entfernen'
 * ```
 */
export type Translate = (phrase: Phrase, ...values: readonly (string | number)[]) => string

/** Puts values into the places of a phrase. */
export function fillPhrase(phrase: string, values: readonly (string | number)[]): string {
  return phrase.replaceAll(/\{(\d)\}/g, (place, index) => String(values[Number(index)] ?? place))
}

/**
 * Gives what says the phrases of a component. Call it while a component is being set up, and what it
 * returns in the template, so that the component follows another language.
 */
export function useTranslate(): Translate {
  const messages = useMessages()
  return (phrase, ...values) => fillPhrase(messages().phrases[phrase] ?? phrase, values)
}

/** Says phrases as they are. */
export const inEnglish: Translate = (phrase, ...values) => fillPhrase(phrase, values)
