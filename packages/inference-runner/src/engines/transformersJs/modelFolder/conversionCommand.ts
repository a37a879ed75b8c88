import type { TaskId } from '@taskmesh/tasks'
import { EXPORTED_TYPES } from './exportedTypes.ts'

/** The names that optimum's exporter has for tasks; `undefined` where it exports no model at all. */
const EXPORT_TASKS = {
  'text-classification': 'text-classification',
  'image-classification': 'image-classification',
  'text-generation': 'text-generation-with-past',
  'visual-question-answering': undefined,
  translation: 'text2text-generation-with-past',
  summarization: 'text2text-generation-with-past',
  'token-classification': 'token-classification',
  'question-answering': 'question-answering',
  'zero-shot-classification': 'text-classification',
  'feature-extraction': 'feature-extraction',
  'fill-mask': 'fill-mask',
  'sentence-similarity': 'feature-extraction',
  'text2text-generation': 'text2text-generation-with-past',
  'text-ranking': 'text-classification',
  'text-retrieval': 'feature-extraction',
  'multiple-choice': 'multiple-choice',
  'chat-completion': 'text-generation-with-past',
  'depth-estimation': 'depth-estimation',
  'object-detection': 'object-detection',
  'image-segmentation': 'image-segmentation',
  'background-removal': 'image-segmentation',
  'image-to-text': 'image-to-text-with-past',
  'image-to-image': 'image-to-image',
  'image-text-to-text': undefined,
  'image-feature-extraction': 'feature-extraction',
  'document-question-answering': 'image-to-text-with-past',
  'zero-shot-image-classification': 'zero-shot-image-classification',
  'zero-shot-object-detection': 'zero-shot-object-detection',
  'mask-generation': 'feature-extraction',
  'keypoint-detection': 'keypoint-detection',
  'visual-document-retrieval': 'feature-extraction',
  'text-to-image': 'text-to-image',
  'any-to-any': undefined,
  'time-series-forecasting': 'time-series-forecasting',
  'text-to-speech': 'text-to-audio',
  'text-to-audio': 'text-to-audio',
  'automatic-speech-recognition': 'automatic-speech-recognition',
  'audio-classification': 'audio-classification',
  'audio-text-to-text': undefined,
  'voice-activity-detection': undefined,
  'zero-shot-audio-classification': undefined,
  'audio-to-audio': undefined,
  'image-to-video': undefined,
  'image-text-to-image': undefined,
  'image-text-to-video': undefined,
  'text-to-video': undefined,
  'unconditional-image-generation': undefined,
  'text-to-3d': undefined,
  'image-to-3d': undefined,
  'graph-ml': undefined,
  'table-question-answering': 'text2text-generation-with-past',
  'table-to-text': 'text2text-generation-with-past',
  'tabular-to-text': 'text2text-generation-with-past',
  'tabular-classification': undefined,
  'tabular-regression': undefined,
  'video-classification': undefined,
  'video-text-to-text': undefined,
  'video-to-video': undefined,
  'reinforcement-learning': 'reinforcement-learning',
  robotics: undefined,
} as const satisfies Readonly<Record<TaskId, string | undefined>>

/** The models that write down speech token by token; others say the letter of every moment. */
const WRITES_SPEECH = ['whisper', 'moonshine', 'speech_to_text']

const PLAIN = /^[\w./:@%+=,-]+$/

/** A word of a shell command. */
function quote(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/**
 * The name that optimum's exporter has for a task.
 *
 * @param modelType - the `model_type` of the model's config, where it is known.
 * @returns `undefined` where it exports no such model.
 */
export function exportTask(task: TaskId, modelType?: string): string | undefined {
  if (modelType !== undefined && !EXPORTED_TYPES.has(modelType)) return undefined
  const name = EXPORT_TASKS[task]
  const isWritten = modelType === undefined || WRITES_SPEECH.includes(modelType)
  return name === 'automatic-speech-recognition' && isWritten ? `${name}-with-past` : name
}

/**
 * How a model of PyTorch is converted to ONNX: the command, ready to paste, or a sentence where optimum has no
 * exporter for it.
 *
 * @example
 * ```ts
 * conversionAdvice('/models/mine', 'translation', 'marian')
 * // "Convert it, then give the new folder:
 * // pip install "optimum-onnx[onnxruntime]"
 * // optimum-cli export onnx --model /models/mine --task text2text-generation-with-past /models/mine-onnx"
 * conversionAdvice('/models/mine', 'table-question-answering', 'tapas')
 * // 'optimum has no exporter for models of the type "tapas". Take …'
 * ```
 */
export function conversionAdvice(path: string, task: TaskId, modelType?: string): string {
  const name = exportTask(task, modelType)
  if (name === undefined) {
    const kind =
      modelType === undefined
        ? `models for ${task}`
        : `models of the type "${modelType}" for ${task}`
    return `optimum has no exporter for ${kind}. Take a folder that others have converted (on the Hub, "onnx-community" has many), or write the graphs with torch.onnx.export and the names that transformers.js has for them.`
  }
  const source = path.replace(/[\\/]+$/, '')
  return (
    'Convert it, then give the new folder:\npip install "optimum-onnx[onnxruntime]"\n' +
    `optimum-cli export onnx --model ${quote(source)} --task ${name} ${quote(`${source}-onnx`)}`
  )
}
