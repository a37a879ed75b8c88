import { isDefinedTask, type TaskId, type TaskRef } from '@taskmesh/tasks'
import type { Component } from 'svelte'
import type { WidgetProps } from '../frame/types.ts'
import SchemaWidget from '../schemaWidget/SchemaWidget.svelte'
import AudioClassification from './audio-classification/Widget.svelte'
import AudioTextToText from './audio-text-to-text/Widget.svelte'
import AudioToAudio from './audio-to-audio/Widget.svelte'
import AutomaticSpeechRecognition from './automatic-speech-recognition/Widget.svelte'
import DocumentQuestionAnswering from './document-question-answering/Widget.svelte'
import ImageClassification from './image-classification/Widget.svelte'
import ImageTextToText from './image-text-to-text/Widget.svelte'
import ImageTextToVideo from './image-text-to-video/Widget.svelte'
import ImageTo3d from './image-to-3d/Widget.svelte'
import ImageToVideo from './image-to-video/Widget.svelte'
import KeypointDetection from './keypoint-detection/Widget.svelte'
import MaskGeneration from './mask-generation/Widget.svelte'
import Summarization from './summarization/Widget.svelte'
import TextClassification from './text-classification/Widget.svelte'
import TextGeneration from './text-generation/Widget.svelte'
import TextTo3d from './text-to-3d/Widget.svelte'
import TextToAudio from './text-to-audio/Widget.svelte'
import TextToSpeech from './text-to-speech/Widget.svelte'
import TextToVideo from './text-to-video/Widget.svelte'
import Translation from './translation/Widget.svelte'
import VideoClassification from './video-classification/Widget.svelte'
import VideoTextToText from './video-text-to-text/Widget.svelte'
import VideoToVideo from './video-to-video/Widget.svelte'
import VisualDocumentRetrieval from './visual-document-retrieval/Widget.svelte'
import VisualQuestionAnswering from './visual-question-answering/Widget.svelte'
import VoiceActivityDetection from './voice-activity-detection/Widget.svelte'
import ZeroShotAudioClassification from './zero-shot-audio-classification/Widget.svelte'
import ZeroShotImageClassification from './zero-shot-image-classification/Widget.svelte'
import ZeroShotObjectDetection from './zero-shot-object-detection/Widget.svelte'

/** The decision to make a task's widget from its schema. */
const FROM_SCHEMA = 'from-schema'

/** The widget of each task: one made by hand, or `'from-schema'`. A new task has to be entered here. */
export const WIDGETS = {
  'any-to-any': FROM_SCHEMA,
  'audio-classification': AudioClassification,
  'audio-text-to-text': AudioTextToText,
  'audio-to-audio': AudioToAudio,
  'automatic-speech-recognition': AutomaticSpeechRecognition,
  'background-removal': FROM_SCHEMA,
  'chat-completion': FROM_SCHEMA,
  'depth-estimation': FROM_SCHEMA,
  'document-question-answering': DocumentQuestionAnswering,
  'feature-extraction': FROM_SCHEMA,
  'fill-mask': FROM_SCHEMA,
  'graph-ml': FROM_SCHEMA,
  'image-classification': ImageClassification,
  'image-feature-extraction': FROM_SCHEMA,
  'image-segmentation': FROM_SCHEMA,
  'image-text-to-image': FROM_SCHEMA,
  'image-text-to-text': ImageTextToText,
  'image-text-to-video': ImageTextToVideo,
  'image-to-3d': ImageTo3d,
  'image-to-image': FROM_SCHEMA,
  'image-to-text': FROM_SCHEMA,
  'image-to-video': ImageToVideo,
  'keypoint-detection': KeypointDetection,
  'mask-generation': MaskGeneration,
  'multiple-choice': FROM_SCHEMA,
  'object-detection': FROM_SCHEMA,
  'question-answering': FROM_SCHEMA,
  'reinforcement-learning': FROM_SCHEMA,
  robotics: FROM_SCHEMA,
  'sentence-similarity': FROM_SCHEMA,
  summarization: Summarization,
  'table-question-answering': FROM_SCHEMA,
  'table-to-text': FROM_SCHEMA,
  'tabular-classification': FROM_SCHEMA,
  'tabular-regression': FROM_SCHEMA,
  'tabular-to-text': FROM_SCHEMA,
  'text-classification': TextClassification,
  'text-generation': TextGeneration,
  'text-ranking': FROM_SCHEMA,
  'text-retrieval': FROM_SCHEMA,
  'text-to-3d': TextTo3d,
  'text-to-audio': TextToAudio,
  'text-to-image': FROM_SCHEMA,
  'text-to-speech': TextToSpeech,
  'text-to-video': TextToVideo,
  'text2text-generation': FROM_SCHEMA,
  'time-series-forecasting': FROM_SCHEMA,
  'token-classification': FROM_SCHEMA,
  translation: Translation,
  'unconditional-image-generation': FROM_SCHEMA,
  'video-classification': VideoClassification,
  'video-text-to-text': VideoTextToText,
  'video-to-video': VideoToVideo,
  'visual-document-retrieval': VisualDocumentRetrieval,
  'visual-question-answering': VisualQuestionAnswering,
  'voice-activity-detection': VoiceActivityDetection,
  'zero-shot-audio-classification': ZeroShotAudioClassification,
  'zero-shot-classification': FROM_SCHEMA,
  'zero-shot-image-classification': ZeroShotImageClassification,
  'zero-shot-object-detection': ZeroShotObjectDetection,
} as const satisfies { [Id in TaskId]: Component<WidgetProps<Id>> | typeof FROM_SCHEMA }

/** A task whose widget is made by hand. */
export type HandMadeTask = {
  [Id in TaskId]: (typeof WIDGETS)[Id] extends typeof FROM_SCHEMA ? never : Id
}[TaskId]

/**
 * Returns whether a task's widget is made by hand; all others are made from the task's schema.
 *
 * @example
 * ```ts
 * isHandMade('translation') // true
 * isHandMade('robotics') // false
 * ```
 */
export function isHandMade(task: TaskId): task is HandMadeTask {
  return WIDGETS[task] !== FROM_SCHEMA
}

/**
 * The widget of a task. It wants the task as a prop besides those that every widget takes. That of a
 * task of `defineTask` is made from its schema.
 *
 * @example
 * ```ts
 * mount(widgetOf('translation'), { target: document.body, props: { task: 'translation', venues } })
 * ```
 */
export function widgetOf<Task extends TaskRef>(
  task: Task,
): Component<WidgetProps<Task> & { task: Task }> {
  const isByHand = !isDefinedTask(task) && isHandMade(task)
  const widget: unknown = isByHand ? WIDGETS[task] : SchemaWidget
  // The entry of a task takes that task's props, as `satisfies` checks above; a type can't follow
  // the task's id to its entry.
  return widget as Component<WidgetProps<Task> & { task: Task }>
}
