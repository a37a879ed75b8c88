import { ENGLISH, type Messages } from './english.ts'

const LOADERS: { readonly [language: string]: (() => Promise<Messages>) | undefined } = {
  de: async () => (await import('./german/words.ts')).GERMAN,
}

/**
 * Loads the messages of a language. Of a language that widgets don't have: the English ones.
 *
 * @param language - a language tag such as `de` or `de-CH`.
 */
export async function loadMessages(language: string): Promise<Messages> {
  const [primary = ''] = language.toLowerCase().split('-')
  return (await LOADERS[primary]?.()) ?? ENGLISH
}
