import { isDefinedTask, type TaskId, type TaskRef } from '@taskmesh/tasks'
import type { Component } from 'svelte'
import type { WidgetProps } from '../frame/types.ts'
import SchemaWidget from '../schemaWidget/SchemaWidget.svelte'
import AudioClassification from './audio-classification/Widget.svelte'
import AudioTextToText from './audio-text-to-text/Widget.svelte'
import AudioToAudio from './audio-to-audio/Widget.svelte'
import AutomaticSpeechRecognition from './automatic-speech-recognition/Widget.svelte'
import ChatCompletion from './chat-completion/Widget.svelte'
import DocumentQuestionAnswering from './document-question-answering/Widget.svelte'
import FillMask from './fill-mask/Widget.svelte'
import GraphMl from './graph-ml/Widget.svelte'
import ImageClassification from './image-classification/Widget.svelte'
import ImageTextToText from './image-text-to-text/Widget.svelte'
import ImageTextToVideo from './image-text-to-video/Widget.svelte'
import ImageTo3d from './image-to-3d/Widget.svelte'
import ImageToVideo from './image-to-video/Widget.svelte'
import KeypointDetection from './keypoint-detection/Widget.svelte'
import MaskGeneration from './mask-generation/Widget.svelte'
import MultipleChoice from './multiple-choice/Widget.svelte'
import QuestionAnswering from './question-answering/Widget.svelte'
import ReinforcementLearning from './reinforcement-learning/Widget.svelte'
import Robotics from './robotics/Widget.svelte'
import SentenceSimilarity from './sentence-similarity/Widget.svelte'
import Summarization from './summarization/Widget.svelte'
import TableQuestionAnswering from './table-question-answering/Widget.svelte'
import TableToText from './table-to-text/Widget.svelte'
import TabularClassification from './tabular-classification/Widget.svelte'
import TabularRegression from './tabular-regression/Widget.svelte'
import TabularToText from './tabular-to-text/Widget.svelte'
import TextClassification from './text-classification/Widget.svelte'
import TextGeneration from './text-generation/Widget.svelte'
import TextRanking from './text-ranking/Widget.svelte'
import TextRetrieval from './text-retrieval/Widget.svelte'
import TextTo3d from './text-to-3d/Widget.svelte'
import TextToAudio from './text-to-audio/Widget.svelte'
import TextToSpeech from './text-to-speech/Widget.svelte'
import TextToVideo from './text-to-video/Widget.svelte'
import Text2TextGeneration from './text2text-generation/Widget.svelte'
import TimeSeriesForecasting from './time-series-forecasting/Widget.svelte'
import Translation from './translation/Widget.svelte'
import VideoClassification from './video-classification/Widget.svelte'
import VideoTextToText from './video-text-to-text/Widget.svelte'
import VideoToVideo from './video-to-video/Widget.svelte'
import VisualDocumentRetrieval from './visual-document-retrieval/Widget.svelte'
import VisualQuestionAnswering from './visual-question-answering/Widget.svelte'
import VoiceActivityDetection from './voice-activity-detection/Widget.svelte'
import ZeroShotAudioClassification from './zero-shot-audio-classification/Widget.svelte'
import ZeroShotClassification from './zero-shot-classification/Widget.svelte'
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
  'chat-completion': ChatCompletion,
  'depth-estimation': FROM_SCHEMA,
  'document-question-answering': DocumentQuestionAnswering,
  'feature-extraction': FROM_SCHEMA,
  'fill-mask': FillMask,
  'graph-ml': GraphMl,
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
  'multiple-choice': MultipleChoice,
  'object-detection': FROM_SCHEMA,
  'question-answering': QuestionAnswering,
  'reinforcement-learning': ReinforcementLearning,
  robotics: Robotics,
  'sentence-similarity': SentenceSimilarity,
  summarization: Summarization,
  'table-question-answering': TableQuestionAnswering,
  'table-to-text': TableToText,
  'tabular-classification': TabularClassification,
  'tabular-regression': TabularRegression,
  'tabular-to-text': TabularToText,
  'text-classification': TextClassification,
  'text-generation': TextGeneration,
  'text-ranking': TextRanking,
  'text-retrieval': TextRetrieval,
  'text-to-3d': TextTo3d,
  'text-to-audio': TextToAudio,
  'text-to-image': FROM_SCHEMA,
  'text-to-speech': TextToSpeech,
  'text-to-video': TextToVideo,
  'text2text-generation': Text2TextGeneration,
  'time-series-forecasting': TimeSeriesForecasting,
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
  'zero-shot-classification': ZeroShotClassification,
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
