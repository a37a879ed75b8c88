import type { Component } from 'svelte'
import { FRAME_PARTS } from './frameParts.ts'
import { componentOf } from './lazyComponent.ts'
import { LazyPart } from './LazyPart.svelte.ts'

/** Those of the widgets whose modules are there. */
const views: { load: () => Promise<void> }[] = [FRAME_PARTS.answer]

/**
 * Makes a component that shows an answer: it is loaded when there is the first, or before by {@link loadAnswerViews}.
 *
 * @example
 * ```ts
 * const Texts = answerView(() => import('../../outputs/Texts.svelte'))
 * // in the template: <Texts texts={['Bonjour']} />
 * ```
 */
export function answerView<Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
): Component<Props> {
  const part = new LazyPart(load)
  views.push(part)
  return componentOf(part)
}

/**
 * Loads what shows the answers of the widgets that are imported. A page that renders a known answer on a server awaits
 * it on both sides, so that the answer is there from the beginning. Rejects when something cannot be loaded.
 */
export async function loadAnswerViews(): Promise<void> {
  await Promise.all(views.map((view) => view.load()))
}
