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

const NEEDS_SAMPLER: NotRunnable = {
  reason: 'its models are several large graphs with a sampler around them',
}
const NEEDS_VIDEO_WRITER: NotRunnable = {
  reason: 'its models make videos, which takes more than a processor, and this runner writes none',
}
const NEEDS_3D_WRITER: NotRunnable = {
  reason: 'its models make 3D files, which this runner does not write',
}
const NEEDS_VIDEO_READER: NotRunnable = {
  reason:
    'its models put frames into a language model in ways of their own, which no export to ONNX has in common',
}
const NEEDS_SEVERAL: NotRunnable = {
  reason:
    'its models write text, images and sound by programs of their own, which no export to ONNX has in common',
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
  'audio-to-audio': () => import('./tasks/audio-to-audio.ts'),
  'time-series-forecasting': NEEDS_FOLDER,

  'text-to-image': NEEDS_SAMPLER,
  'any-to-any': NEEDS_SEVERAL,
  'image-to-video': NEEDS_VIDEO_WRITER,
  'image-text-to-image': NEEDS_SAMPLER,
  'image-text-to-video': NEEDS_VIDEO_WRITER,
  'text-to-video': NEEDS_VIDEO_WRITER,
  'text-to-3d': NEEDS_3D_WRITER,
  'image-to-3d': NEEDS_3D_WRITER,
  'video-text-to-text': NEEDS_VIDEO_READER,
  'video-to-video': NEEDS_VIDEO_WRITER,
} as const satisfies Decisions
