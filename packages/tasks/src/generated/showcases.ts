// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.

/** Loads the examples of each task that has some with photographs, recordings or films, by id. */
export const SHOWCASES = {
  'text-to-speech': () => import('../tasks/text-to-speech/showcase.ts'),
  'text-to-audio': () => import('../tasks/text-to-audio/showcase.ts'),
  'automatic-speech-recognition': () => import('../tasks/automatic-speech-recognition/showcase.ts'),
  'audio-classification': () => import('../tasks/audio-classification/showcase.ts'),
  'audio-text-to-text': () => import('../tasks/audio-text-to-text/showcase.ts'),
  'voice-activity-detection': () => import('../tasks/voice-activity-detection/showcase.ts'),
  'image-classification': () => import('../tasks/image-classification/showcase.ts'),
  'object-detection': () => import('../tasks/object-detection/showcase.ts'),
  'image-segmentation': () => import('../tasks/image-segmentation/showcase.ts'),
  'text-to-image': () => import('../tasks/text-to-image/showcase.ts'),
  'image-to-text': () => import('../tasks/image-to-text/showcase.ts'),
  'image-to-image': () => import('../tasks/image-to-image/showcase.ts'),
  'image-to-video': () => import('../tasks/image-to-video/showcase.ts'),
  'text-to-video': () => import('../tasks/text-to-video/showcase.ts'),
  'image-text-to-text': () => import('../tasks/image-text-to-text/showcase.ts'),
  'visual-question-answering': () => import('../tasks/visual-question-answering/showcase.ts'),
  'document-question-answering': () => import('../tasks/document-question-answering/showcase.ts'),
  'zero-shot-image-classification': () => import('../tasks/zero-shot-image-classification/showcase.ts'),
  'mask-generation': () => import('../tasks/mask-generation/showcase.ts'),
  'zero-shot-object-detection': () => import('../tasks/zero-shot-object-detection/showcase.ts'),
  'video-text-to-text': () => import('../tasks/video-text-to-text/showcase.ts'),
  'any-to-any': () => import('../tasks/any-to-any/showcase.ts'),
  'zero-shot-audio-classification': () => import('../tasks/zero-shot-audio-classification/showcase.ts'),
  'background-removal': () => import('../tasks/background-removal/showcase.ts'),
} as const
