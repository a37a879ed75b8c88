import type { Component } from 'svelte'
import Later from './Later.svelte'
import { LazyPart } from './LazyPart.svelte.ts'

/** Those of the widgets whose modules are there. */
const parts: { load: () => Promise<void> }[] = []

/**
 * Makes a component that is loaded when it is first to be shown, and used like any other. Until then nothing stands in
 * its place; when it cannot be loaded, words that say so, with a button that tries again.
 *
 * @example
 * ```ts
 * const Texts = lazyComponent(() => import('../../outputs/Texts.svelte'))
 * // in the template: <Texts texts={['Bonjour']} />
 * ```
 */
export function lazyComponent<Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
): Component<Props> {
  const part = new LazyPart(load)
  parts.push(part)
  return (place, props) => Later(place, { part, props })
}

/** Loads all of them. Rejects when one cannot be loaded. */
export async function loadLazyComponents(): Promise<void> {
  await Promise.all(parts.map((part) => part.load()))
}
