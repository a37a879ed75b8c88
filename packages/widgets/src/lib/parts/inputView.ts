import type { Component } from 'svelte'
import { ANSWER_VIEWS } from './answerView.ts'
import { componentOf } from './lazyComponent.ts'
import type { LazyPart } from './LazyPart.svelte.ts'

/**
 * Makes a component of a field that a widget has from the beginning and that is larger than the rest of the form: it
 * comes after it, or before by `loadAnswerViews`.
 *
 * @example
 * ```ts
 * const MediaInput = inputView(FIELD_PARTS.media)
 * // in the template: <MediaInput label="Image" bind:value={item.value} />
 * ```
 */
export function inputView<Props extends object>(
  part: LazyPart<Component<Props>>,
): Component<Props> {
  ANSWER_VIEWS.push(part)
  return componentOf(part)
}
