import type { Component } from 'svelte'
import { FRAME_PARTS } from './frameParts.ts'
import { componentOf } from './lazyComponent.ts'
import type { LazyPart } from './LazyPart.svelte.ts'

/** Those of the widgets whose modules are there. */
export const ANSWER_VIEWS: { load: () => Promise<void> }[] = [FRAME_PARTS.answer]

/**
 * Makes a component of what shows an answer: it is loaded when there is the first, or before by `loadAnswerViews`.
 *
 * @example
 * ```ts
 * const Texts = answerView(TEXTS)
 * // in the template: <Texts texts={['Bonjour']} />
 * ```
 */
export function answerView<Props extends object>(
  part: LazyPart<Component<Props>>,
): Component<Props> {
  ANSWER_VIEWS.push(part)
  return componentOf(part)
}
