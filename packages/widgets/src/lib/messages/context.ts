import { getContext, hasContext, setContext } from 'svelte'
import { ENGLISH, type Messages } from './english.ts'

const KEY = Symbol('messages')

/** Reads the messages of now, so that a component follows another language. */
export type ReadMessages = () => Messages

/**
 * Gives other words to all widgets inside a component. Call it while the component is being set up.
 *
 * @example
 * ```ts
 * let language = $state('de')
 * provideMessages(() => (language === 'de' ? GERMAN : ENGLISH))
 * ```
 */
export function provideMessages(read: ReadMessages): void {
  setContext(KEY, read)
}

/**
 * What the components around say things in: English, unless they say otherwise. Call it while a
 * component is being set up, and what it returns in the template.
 *
 * @example
 * ```ts
 * const messages = useMessages()
 * messages().frame.cancel // 'Cancel'
 * ```
 */
export function useMessages(): ReadMessages {
  return hasContext(KEY) ? getContext<ReadMessages>(KEY) : () => ENGLISH
}
