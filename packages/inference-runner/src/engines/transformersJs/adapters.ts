import type { TaskId } from '@taskmesh/tasks'
import type { Adapter, NotRunnable } from '../../engine/defineAdapter.ts'

/** Loads the module of an adapter, and transformers.js with it: in the process that runs models only. */
type AdapterModule<Id extends TaskId> = () => Promise<{ default: Adapter<Id> }>

/** What is decided for every task: an adapter, or the reason why there is none. */
type Decisions = { readonly [Id in TaskId]: AdapterModule<Id> | NotRunnable }

const NO_ADAPTER: NotRunnable = {
  reason: 'transformers.js has models for it, but this runner does not run them',
}
const NO_MODELS: NotRunnable = { reason: 'its models are none of those that transformers.js has' }
const NO_VIDEO: NotRunnable = {
  reason: 'its models read videos, which no class of transformers.js does',
}
const NO_GRAPHS: NotRunnable = {
  reason: 'its models are bare graphs of ONNX, which plain ONNX Runtime runs',
}

/** What transformers.js does with each task. */
export const ADAPTERS = {
  'text-classification': () => import('./tasks/text-classification.ts'),
  'image-classification': () => import('./tasks/image-classification.ts'),
  'text-generation': () => import('./tasks/text-generation.ts'),
  'visual-question-answering': () => import('./tasks/visual-question-answering.ts'),
  translation: () => import('./tasks/translation.ts'),
  summarization: () => import('./tasks/summarization.ts'),

  'token-classification': () => import('./tasks/token-classification.ts'),
  'question-answering': () => import('./tasks/question-answering.ts'),
  'zero-shot-classification': () => import('./tasks/zero-shot-classification.ts'),
  'feature-extraction': () => import('./tasks/feature-extraction.ts'),
  'fill-mask': () => import('./tasks/fill-mask.ts'),
  'sentence-similarity': () => import('./tasks/sentence-similarity.ts'),
  'text2text-generation': () => import('./tasks/text2text-generation.ts'),
  'text-ranking': () => import('./tasks/text-ranking.ts'),
  'text-retrieval': () => import('./tasks/text-retrieval.ts'),
  'multiple-choice': () => import('./tasks/multiple-choice.ts'),
  'chat-completion': () => import('./tasks/chat-completion.ts'),
  'depth-estimation': () => import('./tasks/depth-estimation.ts'),
  'object-detection': () => import('./tasks/object-detection.ts'),
  'image-segmentation': () => import('./tasks/image-segmentation.ts'),
  'background-removal': () => import('./tasks/background-removal.ts'),
  'image-to-text': () => import('./tasks/image-to-text.ts'),
  'image-to-image': () => import('./tasks/image-to-image.ts'),
  'image-text-to-text': () => import('./tasks/image-text-to-text.ts'),
  'image-feature-extraction': () => import('./tasks/image-feature-extraction.ts'),
  'document-question-answering': () => import('./tasks/document-question-answering.ts'),
  'zero-shot-image-classification': () => import('./tasks/zero-shot-image-classification.ts'),
  'zero-shot-object-detection': () => import('./tasks/zero-shot-object-detection.ts'),
  'mask-generation': () => import('./tasks/mask-generation.ts'),
  'keypoint-detection': () => import('./tasks/keypoint-detection.ts'),
  'visual-document-retrieval': NO_GRAPHS,
  'text-to-image': NO_ADAPTER,
  'any-to-any': NO_ADAPTER,
  'time-series-forecasting': () => import('./tasks/time-series-forecasting.ts'),

  'text-to-speech': () => import('./tasks/text-to-speech.ts'),
  'text-to-audio': () => import('./tasks/text-to-audio.ts'),
  'automatic-speech-recognition': () => import('./tasks/automatic-speech-recognition.ts'),
  'audio-classification': () => import('./tasks/audio-classification.ts'),
  'audio-text-to-text': () => import('./tasks/audio-text-to-text.ts'),
  'voice-activity-detection': NO_GRAPHS,
  'zero-shot-audio-classification': () => import('./tasks/zero-shot-audio-classification.ts'),
  'audio-to-audio': NO_GRAPHS,

  'image-to-video': NO_MODELS,
  'image-text-to-image': NO_MODELS,
  'image-text-to-video': NO_MODELS,
  'text-to-video': NO_MODELS,
  'unconditional-image-generation': NO_GRAPHS,
  'text-to-3d': NO_MODELS,
  'image-to-3d': NO_MODELS,
  'graph-ml': NO_GRAPHS,
  'table-question-answering': () => import('./tasks/table-question-answering.ts'),
  'table-to-text': () => import('./tasks/table-to-text.ts'),
  'tabular-to-text': () => import('./tasks/tabular-to-text.ts'),
  'tabular-classification': NO_GRAPHS,
  'tabular-regression': NO_GRAPHS,
  'video-classification': NO_GRAPHS,
  'video-text-to-text': NO_VIDEO,
  'video-to-video': NO_VIDEO,
  'reinforcement-learning': NO_GRAPHS,
  robotics: NO_GRAPHS,
} as const satisfies Decisions
