// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import type { TaskId } from '@taskmesh/tasks'
import type { Component } from 'svelte'
import type { WidgetProps } from '../frame/types.ts'

/** Loads the widget of each task, with the schema and the examples of that task. */
export const WIDGET_LOADERS: {
  readonly [Id in TaskId]: () => Promise<Component<WidgetProps<Id>>>
} = {
  'text-classification': async () =>
    (await import('./generated/text-classification.svelte')).default,
  'token-classification': async () =>
    (await import('./generated/token-classification.svelte')).default,
  'table-question-answering': async () =>
    (await import('./generated/table-question-answering.svelte')).default,
  'question-answering': async () => (await import('./generated/question-answering.svelte')).default,
  'zero-shot-classification': async () =>
    (await import('./generated/zero-shot-classification.svelte')).default,
  translation: async () => (await import('./generated/translation.svelte')).default,
  summarization: async () => (await import('./generated/summarization.svelte')).default,
  'feature-extraction': async () => (await import('./generated/feature-extraction.svelte')).default,
  'text-generation': async () => (await import('./generated/text-generation.svelte')).default,
  'fill-mask': async () => (await import('./generated/fill-mask.svelte')).default,
  'sentence-similarity': async () =>
    (await import('./generated/sentence-similarity.svelte')).default,
  'text-to-speech': async () => (await import('./generated/text-to-speech.svelte')).default,
  'text-to-audio': async () => (await import('./generated/text-to-audio.svelte')).default,
  'automatic-speech-recognition': async () =>
    (await import('./generated/automatic-speech-recognition.svelte')).default,
  'audio-to-audio': async () => (await import('./generated/audio-to-audio.svelte')).default,
  'audio-classification': async () =>
    (await import('./generated/audio-classification.svelte')).default,
  'audio-text-to-text': async () => (await import('./generated/audio-text-to-text.svelte')).default,
  'voice-activity-detection': async () =>
    (await import('./generated/voice-activity-detection.svelte')).default,
  'depth-estimation': async () => (await import('./generated/depth-estimation.svelte')).default,
  'image-classification': async () =>
    (await import('./generated/image-classification.svelte')).default,
  'object-detection': async () => (await import('./generated/object-detection.svelte')).default,
  'image-segmentation': async () => (await import('./generated/image-segmentation.svelte')).default,
  'text-to-image': async () => (await import('./generated/text-to-image.svelte')).default,
  'image-to-text': async () => (await import('./generated/image-to-text.svelte')).default,
  'image-to-image': async () => (await import('./generated/image-to-image.svelte')).default,
  'image-to-video': async () => (await import('./generated/image-to-video.svelte')).default,
  'unconditional-image-generation': async () =>
    (await import('./generated/unconditional-image-generation.svelte')).default,
  'video-classification': async () =>
    (await import('./generated/video-classification.svelte')).default,
  'reinforcement-learning': async () =>
    (await import('./generated/reinforcement-learning.svelte')).default,
  robotics: async () => (await import('./generated/robotics.svelte')).default,
  'tabular-classification': async () =>
    (await import('./generated/tabular-classification.svelte')).default,
  'tabular-regression': async () => (await import('./generated/tabular-regression.svelte')).default,
  'tabular-to-text': async () => (await import('./generated/tabular-to-text.svelte')).default,
  'table-to-text': async () => (await import('./generated/table-to-text.svelte')).default,
  'multiple-choice': async () => (await import('./generated/multiple-choice.svelte')).default,
  'text-ranking': async () => (await import('./generated/text-ranking.svelte')).default,
  'text-retrieval': async () => (await import('./generated/text-retrieval.svelte')).default,
  'time-series-forecasting': async () =>
    (await import('./generated/time-series-forecasting.svelte')).default,
  'text-to-video': async () => (await import('./generated/text-to-video.svelte')).default,
  'image-text-to-text': async () => (await import('./generated/image-text-to-text.svelte')).default,
  'image-text-to-image': async () =>
    (await import('./generated/image-text-to-image.svelte')).default,
  'image-text-to-video': async () =>
    (await import('./generated/image-text-to-video.svelte')).default,
  'visual-question-answering': async () =>
    (await import('./generated/visual-question-answering.svelte')).default,
  'document-question-answering': async () =>
    (await import('./generated/document-question-answering.svelte')).default,
  'zero-shot-image-classification': async () =>
    (await import('./generated/zero-shot-image-classification.svelte')).default,
  'graph-ml': async () => (await import('./generated/graph-ml.svelte')).default,
  'mask-generation': async () => (await import('./generated/mask-generation.svelte')).default,
  'zero-shot-object-detection': async () =>
    (await import('./generated/zero-shot-object-detection.svelte')).default,
  'text-to-3d': async () => (await import('./generated/text-to-3d.svelte')).default,
  'image-to-3d': async () => (await import('./generated/image-to-3d.svelte')).default,
  'image-feature-extraction': async () =>
    (await import('./generated/image-feature-extraction.svelte')).default,
  'video-text-to-text': async () => (await import('./generated/video-text-to-text.svelte')).default,
  'keypoint-detection': async () => (await import('./generated/keypoint-detection.svelte')).default,
  'visual-document-retrieval': async () =>
    (await import('./generated/visual-document-retrieval.svelte')).default,
  'any-to-any': async () => (await import('./generated/any-to-any.svelte')).default,
  'video-to-video': async () => (await import('./generated/video-to-video.svelte')).default,
  'chat-completion': async () => (await import('./generated/chat-completion.svelte')).default,
  'text2text-generation': async () =>
    (await import('./generated/text2text-generation.svelte')).default,
  'zero-shot-audio-classification': async () =>
    (await import('./generated/zero-shot-audio-classification.svelte')).default,
  'background-removal': async () => (await import('./generated/background-removal.svelte')).default,
}
