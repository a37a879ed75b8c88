import { isRecord } from '@taskmesh/errors'
import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { TASK_SCHEMAS } from '@taskmesh/tasks'

/** How much work a request asks for, as far as that can be seen from it. */
export interface WorkUnits {
  /** Inputs of a batch; 1 where there is none. */
  inputs: number
  /** Tokens of its text, with those that it allows to be generated. 4 characters are counted as one. */
  tokens: number
  /** Millions of pixels that it asks to be made, where it says so. */
  megapixels: number | undefined
}

const CHARACTERS_PER_TOKEN = 4
/** Where a text is media, such as a `data:` URL. */
const MEDIA_TEXT = /^(data:|https?:\/\/)/i

function countCharacters(value: unknown): number {
  if (typeof value === 'string') return MEDIA_TEXT.test(value) ? 0 : value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((total: number, part) => total + countCharacters(part), 0)
}

function numberIn(value: unknown, ...names: readonly string[]): number | undefined {
  if (!isRecord(value)) return undefined
  const found = names.map((name) => value[name]).find((one) => typeof one === 'number')
  return typeof found === 'number' && Number.isFinite(found) && found > 0 ? found : undefined
}

function pixelsOf(parameters: unknown): number | undefined {
  const size = isRecord(parameters) ? (parameters['target_size'] ?? parameters) : undefined
  const width = numberIn(size, 'width')
  const height = numberIn(size, 'height')
  return width === undefined || height === undefined ? undefined : width * height
}

/**
 * Measures what a request asks for, without running anything.
 *
 * @example
 * ```ts
 * const parameters = { width: 1000, height: 500 }
 * measureWork('text-to-image', { inputs: 'a cat', parameters }).megapixels // 0.5
 * ```
 */
export function measureWork(task: TaskId, { inputs, parameters }: TaskRequest): WorkUnits {
  const count = TASK_SCHEMAS[task].batch && Array.isArray(inputs) ? inputs.length : 1
  const generated = numberIn(parameters, 'max_new_tokens', 'max_tokens', 'max_length') ?? 0
  const pixels = pixelsOf(parameters)
  return {
    inputs: count,
    tokens: Math.ceil(countCharacters(inputs) / CHARACTERS_PER_TOKEN) + generated * count,
    megapixels: pixels === undefined ? undefined : (pixels * count) / 1e6,
  }
}
