import type { TaskRef } from '@taskmesh/tasks'
import { mediaKindOf } from '@taskmesh/tasks/json-schema'
import type { Component } from 'svelte'
import { factsOf } from '../task/taskSources.ts'
import { FIELD_PARTS } from './fieldParts.ts'
import { FRAME_PARTS } from './frameParts.ts'
import { componentOf } from './lazyComponent.ts'
import type { LazyPart } from './LazyPart.svelte.ts'

/** Those of the widgets whose modules are there. */
const views: { load: () => Promise<void> }[] = [FRAME_PARTS.answer]

/**
 * Makes a component of what shows an answer: it is loaded when there is the first, or before by {@link loadAnswerViews}.
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
  views.push(part)
  return componentOf(part)
}

/**
 * Loads what shows the answers of the widgets that are imported, and the field of a task whose input is a medium. A page
 * that renders a known answer on a server awaits it on both sides, so that all is there from the beginning.
 *
 * Rejects when something cannot be loaded.
 *
 * @param task - one whose entry is imported.
 */
export async function loadAnswerViews(task: TaskRef): Promise<void> {
  const isMedium = mediaKindOf(factsOf(task).jsonSchema.inputs) !== undefined
  const parts = isMedium ? [FIELD_PARTS.media, ...views] : views
  await Promise.all(parts.map((part) => part.load()))
}
