import { TASK_EXAMPLES } from './generated/examples.ts'
import { findTaskId } from './registry/findTaskId.ts'
import type { TaskId } from './registry/tasks.ts'
import type { Example } from './schema/example.ts'
import type { LazyExample } from './schema/showcase.ts'

export type { LazyExample, ShownExample } from './schema/showcase.ts'

type Load<Id extends TaskId> = () => Promise<{ default: readonly LazyExample<Id>[] }>

/** The tasks whose examples have photographs, recordings or films. */
const SHOWCASES: { [Id in TaskId]?: Load<Id> } = {
  'any-to-any': () => import('./tasks/any-to-any/showcase.ts'),
  'audio-classification': () => import('./tasks/audio-classification/showcase.ts'),
  'audio-text-to-text': () => import('./tasks/audio-text-to-text/showcase.ts'),
  'automatic-speech-recognition': () => import('./tasks/automatic-speech-recognition/showcase.ts'),
  'background-removal': () => import('./tasks/background-removal/showcase.ts'),
  'document-question-answering': () => import('./tasks/document-question-answering/showcase.ts'),
  'image-classification': () => import('./tasks/image-classification/showcase.ts'),
  'image-segmentation': () => import('./tasks/image-segmentation/showcase.ts'),
  'image-text-to-text': () => import('./tasks/image-text-to-text/showcase.ts'),
  'image-to-image': () => import('./tasks/image-to-image/showcase.ts'),
  'image-to-text': () => import('./tasks/image-to-text/showcase.ts'),
  'image-to-video': () => import('./tasks/image-to-video/showcase.ts'),
  'mask-generation': () => import('./tasks/mask-generation/showcase.ts'),
  'object-detection': () => import('./tasks/object-detection/showcase.ts'),
  'text-to-audio': () => import('./tasks/text-to-audio/showcase.ts'),
  'text-to-image': () => import('./tasks/text-to-image/showcase.ts'),
  'text-to-speech': () => import('./tasks/text-to-speech/showcase.ts'),
  'text-to-video': () => import('./tasks/text-to-video/showcase.ts'),
  'video-text-to-text': () => import('./tasks/video-text-to-text/showcase.ts'),
  'visual-question-answering': () => import('./tasks/visual-question-answering/showcase.ts'),
  'voice-activity-detection': () => import('./tasks/voice-activity-detection/showcase.ts'),
  'zero-shot-audio-classification': () =>
    import('./tasks/zero-shot-audio-classification/showcase.ts'),
  'zero-shot-image-classification': () =>
    import('./tasks/zero-shot-image-classification/showcase.ts'),
  'zero-shot-object-detection': () => import('./tasks/zero-shot-object-detection/showcase.ts'),
}

/** An example of {@link TASK_EXAMPLES}, which is there already. */
function atOnce<Id extends TaskId>(example: Example<Id>): LazyExample<Id> {
  return { title: example.title, load: async () => ({ ...example, alts: {} }) }
}

/**
 * Returns whether a task has examples with photographs, recordings or films.
 *
 * @example
 * ```ts
 * hasShowcase('object-detection') // true
 * hasShowcase('translation') // false
 * ```
 */
export function hasShowcase(task: TaskId): boolean {
  return Object.hasOwn(SHOWCASES, task)
}

/**
 * Returns the examples of a task for people: with photographs, speech, music and films where the task
 * takes or makes such. Only their titles are loaded; `load` loads the media of one, at most 60 kB each.
 *
 * A task that has none of these has those of `TASK_EXAMPLES`.
 *
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * const [coffee] = await listExamples('object-detection')
 * coffee?.title // 'A cup of coffee'
 * const example = await coffee?.load()
 * example?.alts['inputs'] // 'A red cup of espresso on a red saucer, with a spoon beside it, on a wooden table.'
 * ```
 */
export async function listExamples<Id extends TaskId>(
  task: Id,
): Promise<readonly LazyExample<Id>[]> {
  findTaskId(task)
  const load: Load<Id> | undefined = SHOWCASES[task]
  if (load !== undefined) return (await load()).default
  const examples: { [Key in TaskId]: readonly Example<Key>[] } = TASK_EXAMPLES
  return examples[task].map(atOnce)
}
