import { findTaskId, type TaskId } from '@taskmesh/tasks'

/** The other names that Transformers and transformers.js have for tasks. */
const OTHER_NAMES: Readonly<Record<string, TaskId>> = {
  'sentiment-analysis': 'text-classification',
  ner: 'token-classification',
  vqa: 'visual-question-answering',
  asr: 'automatic-speech-recognition',
  embeddings: 'feature-extraction',
}

const TRANSLATION =
  /^translation_([a-z]{2,3}(?:_[A-Za-z]{2,4})?)_to_([a-z]{2,3}(?:_[A-Za-z]{2,4})?)$/

/** A task, and the parameters that its name says. */
export interface NamedTask {
  task: TaskId
  parameters: Record<string, string>
}

/**
 * Finds a task by its name, or by the one that Transformers has for it: `sentiment-analysis`, `ner`,
 * `translation_en_to_fr`, …
 *
 * @throws UnknownTaskError with the nearest name.
 *
 * @example
 * ```ts
 * readTaskName('translation_en_to_fr')
 * // { task: 'translation', parameters: { src_lang: 'en', tgt_lang: 'fr' } }
 * ```
 */
export function readTaskName(name: string): NamedTask {
  const [, src_lang, tgt_lang] = TRANSLATION.exec(name) ?? []
  if (src_lang !== undefined && tgt_lang !== undefined) {
    return { task: 'translation', parameters: { src_lang, tgt_lang } }
  }
  const other = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined
  return { task: other ?? findTaskId(name), parameters: {} }
}
