import type { TaskId } from '@taskmesh/tasks'
import type { Component } from 'svelte'
import type { WidgetProps } from '../frame/types.ts'
import SchemaWidget from '../schemaWidget/SchemaWidget.svelte'
import ImageClassification from './image-classification/Widget.svelte'
import Summarization from './summarization/Widget.svelte'
import TextClassification from './text-classification/Widget.svelte'
import TextGeneration from './text-generation/Widget.svelte'
import Translation from './translation/Widget.svelte'
import VisualQuestionAnswering from './visual-question-answering/Widget.svelte'

/** The widgets that are made by hand, by task. */
export const HAND_MADE = {
  'text-classification': TextClassification,
  'image-classification': ImageClassification,
  'text-generation': TextGeneration,
  'visual-question-answering': VisualQuestionAnswering,
  translation: Translation,
  summarization: Summarization,
} as const satisfies { [Id in TaskId]?: Component<WidgetProps<Id>> }

/** A task whose widget is made by hand. */
export type HandMadeTask = keyof typeof HAND_MADE

/**
 * Tells whether a task's widget is made by hand; all others are made from the task's schema.
 *
 * @example
 * ```ts
 * isHandMade('translation') // true
 * isHandMade('robotics') // false
 * ```
 */
export function isHandMade(task: TaskId): task is HandMadeTask {
  return Object.hasOwn(HAND_MADE, task)
}

/**
 * The widget of a task. It wants the task as a prop besides those that every widget takes.
 *
 * @example
 * ```ts
 * mount(widgetOf('translation'), { target: document.body, props: { task: 'translation', runners } })
 * ```
 */
export function widgetOf<Id extends TaskId>(task: Id): Component<WidgetProps<Id> & { task: Id }> {
  const widget: unknown = isHandMade(task) ? HAND_MADE[task] : SchemaWidget
  // The entry of a task takes that task's props, as `satisfies` checks above; a type can't follow
  // the task's id to its entry.
  return widget as Component<WidgetProps<Id> & { task: Id }>
}
