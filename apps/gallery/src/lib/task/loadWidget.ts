import type { TaskId } from '@taskmesh/tasks'
import type { WidgetProps } from '@taskmesh/widgets'
import { loadAnswerViews } from '@taskmesh/widgets/answer-views'
import type { Component } from 'svelte'

/** Loads the widget of each task, with that task's schema and examples only. A new task is entered here. */
const ENTRIES = {
  'any-to-any': () => import('@taskmesh/widgets/any-to-any'),
  'audio-classification': () => import('@taskmesh/widgets/audio-classification'),
  'audio-text-to-text': () => import('@taskmesh/widgets/audio-text-to-text'),
  'audio-to-audio': () => import('@taskmesh/widgets/audio-to-audio'),
  'automatic-speech-recognition': () => import('@taskmesh/widgets/automatic-speech-recognition'),
  'background-removal': () => import('@taskmesh/widgets/background-removal'),
  'chat-completion': () => import('@taskmesh/widgets/chat-completion'),
  'depth-estimation': () => import('@taskmesh/widgets/depth-estimation'),
  'document-question-answering': () => import('@taskmesh/widgets/document-question-answering'),
  'feature-extraction': () => import('@taskmesh/widgets/feature-extraction'),
  'fill-mask': () => import('@taskmesh/widgets/fill-mask'),
  'graph-ml': () => import('@taskmesh/widgets/graph-ml'),
  'image-classification': () => import('@taskmesh/widgets/image-classification'),
  'image-feature-extraction': () => import('@taskmesh/widgets/image-feature-extraction'),
  'image-segmentation': () => import('@taskmesh/widgets/image-segmentation'),
  'image-text-to-image': () => import('@taskmesh/widgets/image-text-to-image'),
  'image-text-to-text': () => import('@taskmesh/widgets/image-text-to-text'),
  'image-text-to-video': () => import('@taskmesh/widgets/image-text-to-video'),
  'image-to-3d': () => import('@taskmesh/widgets/image-to-3d'),
  'image-to-image': () => import('@taskmesh/widgets/image-to-image'),
  'image-to-text': () => import('@taskmesh/widgets/image-to-text'),
  'image-to-video': () => import('@taskmesh/widgets/image-to-video'),
  'keypoint-detection': () => import('@taskmesh/widgets/keypoint-detection'),
  'mask-generation': () => import('@taskmesh/widgets/mask-generation'),
  'multiple-choice': () => import('@taskmesh/widgets/multiple-choice'),
  'object-detection': () => import('@taskmesh/widgets/object-detection'),
  'question-answering': () => import('@taskmesh/widgets/question-answering'),
  'reinforcement-learning': () => import('@taskmesh/widgets/reinforcement-learning'),
  robotics: () => import('@taskmesh/widgets/robotics'),
  'sentence-similarity': () => import('@taskmesh/widgets/sentence-similarity'),
  summarization: () => import('@taskmesh/widgets/summarization'),
  'table-question-answering': () => import('@taskmesh/widgets/table-question-answering'),
  'table-to-text': () => import('@taskmesh/widgets/table-to-text'),
  'tabular-classification': () => import('@taskmesh/widgets/tabular-classification'),
  'tabular-regression': () => import('@taskmesh/widgets/tabular-regression'),
  'tabular-to-text': () => import('@taskmesh/widgets/tabular-to-text'),
  'text-classification': () => import('@taskmesh/widgets/text-classification'),
  'text-generation': () => import('@taskmesh/widgets/text-generation'),
  'text-ranking': () => import('@taskmesh/widgets/text-ranking'),
  'text-retrieval': () => import('@taskmesh/widgets/text-retrieval'),
  'text-to-3d': () => import('@taskmesh/widgets/text-to-3d'),
  'text-to-audio': () => import('@taskmesh/widgets/text-to-audio'),
  'text-to-image': () => import('@taskmesh/widgets/text-to-image'),
  'text-to-speech': () => import('@taskmesh/widgets/text-to-speech'),
  'text-to-video': () => import('@taskmesh/widgets/text-to-video'),
  'text2text-generation': () => import('@taskmesh/widgets/text2text-generation'),
  'time-series-forecasting': () => import('@taskmesh/widgets/time-series-forecasting'),
  'token-classification': () => import('@taskmesh/widgets/token-classification'),
  translation: () => import('@taskmesh/widgets/translation'),
  'unconditional-image-generation': () =>
    import('@taskmesh/widgets/unconditional-image-generation'),
  'video-classification': () => import('@taskmesh/widgets/video-classification'),
  'video-text-to-text': () => import('@taskmesh/widgets/video-text-to-text'),
  'video-to-video': () => import('@taskmesh/widgets/video-to-video'),
  'visual-document-retrieval': () => import('@taskmesh/widgets/visual-document-retrieval'),
  'visual-question-answering': () => import('@taskmesh/widgets/visual-question-answering'),
  'voice-activity-detection': () => import('@taskmesh/widgets/voice-activity-detection'),
  'zero-shot-audio-classification': () =>
    import('@taskmesh/widgets/zero-shot-audio-classification'),
  'zero-shot-classification': () => import('@taskmesh/widgets/zero-shot-classification'),
  'zero-shot-image-classification': () =>
    import('@taskmesh/widgets/zero-shot-image-classification'),
  'zero-shot-object-detection': () => import('@taskmesh/widgets/zero-shot-object-detection'),
} as const satisfies {
  [Id in TaskId]: () => Promise<{ default: Component<WidgetProps<Id>> }>
}

/** A widget whose task is not known to the compiler. */
export type AnyWidget = Component<WidgetProps>

/**
 * Loads the widget of a task, and what shows its answer: pages are built with one, which stays where it is.
 *
 * @example
 * ```ts
 * const Widget = await loadWidget('translation')
 * ```
 */
export async function loadWidget(task: TaskId): Promise<AnyWidget> {
  const entry: { default: unknown } = await ENTRIES[task]()
  await loadAnswerViews(task)
  // Each takes the props of its own task, as `satisfies` checks above; a type can't follow an open id.
  return entry.default as AnyWidget
}
