import type { TaskId } from '@taskmesh/tasks'

/** The names that optimum's exporter has for tasks, where they are not the task's own. */
const EXPORT_TASKS: Partial<Record<TaskId, string>> = {
  'text-generation': 'text-generation-with-past',
  'chat-completion': 'text-generation-with-past',
  'text2text-generation': 'text2text-generation-with-past',
  summarization: 'text2text-generation-with-past',
  translation: 'text2text-generation-with-past',
  'table-to-text': 'text2text-generation-with-past',
  'tabular-to-text': 'text2text-generation-with-past',
  'table-question-answering': 'text2text-generation-with-past',
  'zero-shot-classification': 'text-classification',
  'text-ranking': 'text-classification',
  'sentence-similarity': 'feature-extraction',
  'text-retrieval': 'feature-extraction',
  'image-feature-extraction': 'feature-extraction',
  'image-to-text': 'image-to-text-with-past',
  'document-question-answering': 'image-to-text-with-past',
  'automatic-speech-recognition': 'automatic-speech-recognition-with-past',
  'text-to-speech': 'text-to-audio',
  'zero-shot-audio-classification': 'zero-shot-audio-classification',
  'visual-question-answering': 'visual-question-answering',
  'background-removal': 'image-segmentation',
}

const PLAIN = /^[\w./:@%+=,-]+$/

/** A word of a shell command. */
function quote(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** The name that optimum's exporter has for a task. */
export function exportTask(task: TaskId): string {
  return EXPORT_TASKS[task] ?? task
}

/**
 * The command that converts a model of PyTorch to ONNX, ready to paste.
 *
 * @example
 * ```ts
 * conversionCommand('/models/mine', 'translation')
 * // "optimum-cli export onnx --model /models/mine --task text2text-generation-with-past /models/mine-onnx"
 * ```
 */
export function conversionCommand(path: string, task: TaskId): string {
  const source = path.replace(/[\\/]+$/, '')
  return `optimum-cli export onnx --model ${quote(source)} --task ${exportTask(task)} ${quote(`${source}-onnx`)}`
}
