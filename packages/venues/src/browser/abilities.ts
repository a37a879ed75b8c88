import type { TaskId } from '@taskmesh/tasks/registry'

const NO_PIPELINE = 'Transformers.js has no pipeline for this task.'
const NO_SOUND_MODEL = 'Models that hear and write, or make sounds, run on a runner only.'
const NO_SOUND_LABELS = 'Sounds are compared with labels, and searched for speech, by a runner only.'
const NO_VIDEO = 'Video is not decoded by this venue.'
const NO_PICTURE_MAKER = 'Models that make pictures are too large for a browser.'
const NO_FILM_MAKER = 'Models that make films are too large for a browser.'
const NO_TABLES = 'Models for tables have no common form that Transformers.js reads.'
const NO_CHAT = 'Templates of conversations and tools are read by a runner only.'
const NO_OFFSETS = 'Transformers.js does not say where in the text a token is.'
const NO_MASKS = 'Masks of this venue would differ from those of a runner.'

/** For each task whether the browser runs it, or why it does not. */
export const BROWSER_ABILITIES = {
  'any-to-any': NO_PIPELINE,
  'audio-classification': true,
  'audio-text-to-text': NO_SOUND_MODEL,
  'audio-to-audio': NO_SOUND_MODEL,
  'automatic-speech-recognition': true,
  'background-removal': true,
  'chat-completion': NO_CHAT,
  'depth-estimation': true,
  'document-question-answering': NO_PIPELINE,
  'feature-extraction': true,
  'fill-mask': true,
  'graph-ml': NO_PIPELINE,
  'image-classification': true,
  'image-feature-extraction': NO_PIPELINE,
  'image-segmentation': NO_MASKS,
  'image-text-to-image': NO_PICTURE_MAKER,
  'image-text-to-text': NO_CHAT,
  'image-text-to-video': NO_FILM_MAKER,
  'image-to-3d': NO_PIPELINE,
  'image-to-image': NO_PICTURE_MAKER,
  'image-to-text': true,
  'image-to-video': NO_FILM_MAKER,
  'keypoint-detection': NO_PIPELINE,
  'mask-generation': NO_PIPELINE,
  'multiple-choice': NO_PIPELINE,
  'object-detection': true,
  'question-answering': true,
  'reinforcement-learning': NO_PIPELINE,
  robotics: NO_PIPELINE,
  'sentence-similarity': true,
  summarization: true,
  'table-question-answering': NO_TABLES,
  'table-to-text': NO_TABLES,
  'tabular-classification': NO_TABLES,
  'tabular-regression': NO_TABLES,
  'tabular-to-text': NO_TABLES,
  'text-classification': true,
  'text-generation': true,
  'text-ranking': NO_PIPELINE,
  'text-retrieval': NO_PIPELINE,
  'text-to-3d': NO_PIPELINE,
  'text-to-audio': NO_SOUND_MODEL,
  'text-to-image': NO_PICTURE_MAKER,
  'text-to-speech': NO_SOUND_MODEL,
  'text-to-video': NO_FILM_MAKER,
  'text2text-generation': true,
  'time-series-forecasting': NO_TABLES,
  'token-classification': NO_OFFSETS,
  translation: true,
  'unconditional-image-generation': NO_PICTURE_MAKER,
  'video-classification': NO_VIDEO,
  'video-text-to-text': NO_VIDEO,
  'video-to-video': NO_VIDEO,
  'visual-document-retrieval': NO_PIPELINE,
  'visual-question-answering': NO_PIPELINE,
  'voice-activity-detection': NO_SOUND_LABELS,
  'zero-shot-audio-classification': NO_SOUND_LABELS,
  'zero-shot-classification': true,
  'zero-shot-image-classification': true,
  'zero-shot-object-detection': NO_PIPELINE,
} as const satisfies Record<TaskId, true | string>

/** A task that the browser runs. */
export type BrowserTaskId = {
  [Id in TaskId]: (typeof BROWSER_ABILITIES)[Id] extends true ? Id : never
}[TaskId]

/** Whether the browser runs a task, with a model for it. */
export function isBrowserTask(task: TaskId): task is BrowserTaskId {
  return BROWSER_ABILITIES[task] === true
}
