import type { TaskId } from '@taskmesh/tasks'
import type { Component } from 'svelte'
import type { WidgetProps } from '../frame/types.ts'
import ImageClassification from './image-classification/Widget.svelte'
import Summarization from './summarization/Widget.svelte'
import TextClassification from './text-classification/Widget.svelte'
import TextGeneration from './text-generation/Widget.svelte'
import Translation from './translation/Widget.svelte'
import VisualQuestionAnswering from './visual-question-answering/Widget.svelte'

/** The widget of every task, by id. A new task does not compile until it has one. */
export const WIDGETS = {
  'text-classification': TextClassification,
  'image-classification': ImageClassification,
  'text-generation': TextGeneration,
  'visual-question-answering': VisualQuestionAnswering,
  translation: Translation,
  summarization: Summarization,
} as const satisfies { [Id in TaskId]: Component<WidgetProps<Id>> }
