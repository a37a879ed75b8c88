import type { TaskId } from '@taskmesh/tasks'
import type { Adapter, NotRunnable } from '../../engine/defineAdapter.ts'

/** The kinds of models that plain ONNX Runtime loads. */
export type GraphKind = 'onnx-file' | 'hugging-face'

/** Loads the module of an adapter, and ONNX Runtime with it: in the process that runs models only. */
type AdapterModule<Id extends TaskId> = () => Promise<{ default: Adapter<Id, GraphKind> }>

/** What is decided for every task: an adapter, or the reason why there is none. */
type Decisions = { readonly [Id in TaskId]: AdapterModule<Id> | NotRunnable }

const NEEDS_FOLDER: NotRunnable = {
  reason:
    'a bare graph lacks what its models need besides, such as a tokenizer: they are folders in the Hugging Face layout',
}
const NEEDS_PROGRAM: NotRunnable = {
  reason:
    'its models are programs of many graphs, which run as a custom pipeline or behind a remote endpoint',
}

/** What plain ONNX Runtime does with each task. */
export const GRAPH_ADAPTERS = {
  'tabular-classification': () => import('./tasks/tabular-classification.ts'),
  'tabular-regression': () => import('./tasks/tabular-regression.ts'),
  'image-classification': () => import('./tasks/image-classification.ts'),
  'voice-activity-detection': () => import('./tasks/voice-activity-detection.ts'),
  'graph-ml': () => import('./tasks/graph-ml.ts'),
  'reinforcement-learning': () => import('./tasks/reinforcement-learning.ts'),
  robotics: () => import('./tasks/robotics.ts'),
  'video-classification': () => import('./tasks/video-classification.ts'),
  'visual-document-retrieval': () => import('./tasks/visual-document-retrieval.ts'),
  'unconditional-image-generation': () => import('./tasks/unconditional-image-generation.ts'),

  'text-classification': NEEDS_FOLDER,
  'token-classification': NEEDS_FOLDER,
  'question-answering': NEEDS_FOLDER,
  'zero-shot-classification': NEEDS_FOLDER,
  'feature-extraction': NEEDS_FOLDER,
  'fill-mask': NEEDS_FOLDER,
  'sentence-similarity': NEEDS_FOLDER,
  'text-generation': NEEDS_FOLDER,
  'text2text-generation': NEEDS_FOLDER,
  'text-ranking': NEEDS_FOLDER,
  'text-retrieval': NEEDS_FOLDER,
  'multiple-choice': NEEDS_FOLDER,
  'chat-completion': NEEDS_FOLDER,
  translation: NEEDS_FOLDER,
  summarization: NEEDS_FOLDER,
  'table-question-answering': NEEDS_FOLDER,
  'table-to-text': NEEDS_FOLDER,
  'tabular-to-text': NEEDS_FOLDER,
  'object-detection': NEEDS_FOLDER,
  'image-segmentation': NEEDS_FOLDER,
  'background-removal': NEEDS_FOLDER,
  'depth-estimation': NEEDS_FOLDER,
  'image-to-text': NEEDS_FOLDER,
  'image-to-image': NEEDS_FOLDER,
  'image-text-to-text': NEEDS_FOLDER,
  'image-feature-extraction': NEEDS_FOLDER,
  'document-question-answering': NEEDS_FOLDER,
  'visual-question-answering': NEEDS_FOLDER,
  'zero-shot-image-classification': NEEDS_FOLDER,
  'zero-shot-object-detection': NEEDS_FOLDER,
  'mask-generation': NEEDS_FOLDER,
  'keypoint-detection': NEEDS_FOLDER,
  'text-to-speech': NEEDS_FOLDER,
  'text-to-audio': NEEDS_FOLDER,
  'automatic-speech-recognition': NEEDS_FOLDER,
  'audio-classification': NEEDS_FOLDER,
  'audio-text-to-text': NEEDS_FOLDER,
  'zero-shot-audio-classification': NEEDS_FOLDER,
  'audio-to-audio': NEEDS_FOLDER,
  'time-series-forecasting': NEEDS_FOLDER,

  'text-to-image': NEEDS_PROGRAM,
  'any-to-any': NEEDS_PROGRAM,
  'image-to-video': NEEDS_PROGRAM,
  'image-text-to-image': NEEDS_PROGRAM,
  'image-text-to-video': NEEDS_PROGRAM,
  'text-to-video': NEEDS_PROGRAM,
  'text-to-3d': NEEDS_PROGRAM,
  'image-to-3d': NEEDS_PROGRAM,
  'video-text-to-text': NEEDS_PROGRAM,
  'video-to-video': NEEDS_PROGRAM,
} as const satisfies Decisions
