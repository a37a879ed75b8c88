import { ogpuResult } from '../../generated/ogpuWire.ts'
import { InvalidOutputError } from '../../errors.ts'
import { checkTaskOutput } from '../../parse/checkTask.ts'
import { isBatch } from '../../parse/isBatch.ts'
import { check } from '../../parse/check.ts'
import { safely } from '../../parse/safely.ts'
import { findTaskId } from '../../registry/findTaskId.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { TASK_SCHEMAS, type OutputFor, type TaskInputs } from '../../schemas.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'
import type { Media } from '../../schema/mediaValue.ts'
import { answersWithArray } from './answersWithArray.ts'
import { mapMedia } from '../shared/mapMedia.ts'
import { toUrl } from '../shared/mediaForms.ts'
import { moved, unchanged, type Decoded } from '../shared/decoded.ts'
import { onEach } from '../shared/onParts.ts'
import { withoutNaN } from '../shared/withoutNaN.ts'

/** What a response's data on the chain holds. */
export interface OgpuResult {
  result: unknown[]
  /** Notes on the run, such as parameters that had no effect. Left out when there are none. */
  warnings?: string[]
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** Whether each input of a batch has one answer, which is no array itself. */
function isFlat(task: TaskId, outputs: readonly unknown[]): boolean {
  if (!answersWithArray(TASK_SCHEMAS[task].output.node)) return false
  return outputs.every(
    (answers) => isArray(answers) && answers.length === 1 && !isArray(answers[0]),
  )
}

/** Media in memory as a `data:` URL; what is a string already stays as it is. */
function inText(media: Media): Media {
  return typeof media === 'string' ? media : toUrl(media)
}

function encodeOutput(task: TaskId, output: unknown, inputs: unknown): unknown[] {
  if (!isArray(output)) return [output]
  return isBatch(task, inputs) && isFlat(task, output) ? output.flat() : [...output]
}

/**
 * Writes an output as the network's Hugging Face sources write it: always an array, and flat for a
 * batch of inputs that has one answer each. Numbers that are not finite are written as null, files as `data:` URLs.
 *
 * @example
 * ```ts
 * encodeOgpuResult('translation', { translation_text: 'Bonjour' }, 'Hello')
 * // { result: [{ translation_text: 'Bonjour' }] }
 * ```
 */
export function encodeOgpuResult<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  output: OutputFor<Id, Inputs>,
  inputs: Inputs,
  warnings: readonly string[] = [],
): OgpuResult {
  const places = mediaPaths(TASK_SCHEMAS[task].output)
  const isList = isBatch(task, inputs) && isArray(output)
  const written = isList
    ? output.map((one: unknown) => mapMedia(one, places, inText))
    : mapMedia(output, places, inText)
  const result = encodeOutput(task, written, inputs).map(withoutNaN)
  return warnings.length === 0 ? { result } : { result, warnings: [...warnings] }
}

/** The result as a list, and where that was. */
function listOf(result: readonly unknown[] | Record<string, unknown>): Decoded {
  if (isArray(result)) return moved(result, [{ to: [], from: ['result'] }])
  const { output } = result
  if (isArray(output)) return moved(output, [{ to: [], from: ['result', 'output'] }])
  return {
    value: [result],
    toWire: (path) => ['result', ...(path[0] === 0 ? path.slice(1) : path)],
  }
}

/** One output of a batch: an answer alone is a list of one. */
function decodeItem(task: TaskId, item: unknown): Decoded {
  if (isArray(item) || !answersWithArray(TASK_SCHEMAS[task].output.node)) return unchanged(item)
  return {
    value: [item],
    toWire: (path) => (path[0] === 0 ? path.slice(1) : path),
  }
}

/** The only output: the list itself where the task answers with one, otherwise what lies in it. */
function decodeSingle(task: TaskId, list: unknown): Decoded {
  if (!isArray(list) || list.length !== 1) return unchanged(list)
  const inside = moved(list[0], [{ to: [], from: [0] }])
  const { output } = TASK_SCHEMAS[task]
  if (!answersWithArray(output.node)) return inside
  return isArray(list[0]) && !check(output, list).success ? inside : unchanged(list)
}

function decodeOutput(task: TaskId, list: unknown, inputs: unknown): Decoded {
  return isBatch(task, inputs)
    ? onEach((item) => decodeItem(task, item))(list)
    : decodeSingle(task, list)
}

/**
 * Reads the result that a provider stored, in any form that the network knows: `{ result: […] }`,
 * `{ result: { output: […] } }` and, of one output that is an object, `{ result: {…} }`.
 *
 * @throws {@link InvalidOutputError} when it does not fit the task's output schema. Its paths are
 * those of the wire, such as `result[0].score`.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * decodeOgpuResult('translation', { result: [{ translation_text: 'Bonjour' }] }, 'Hello')
 * // { output: { translation_text: 'Bonjour' }, warnings: [] }
 * ```
 */
export function decodeOgpuResult<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  value: unknown,
  inputs: Inputs,
): { output: OutputFor<Id, Inputs>; warnings: string[] } {
  const id = findTaskId(task)
  const envelope = check(ogpuResult, value)
  if (!envelope.success) throw new InvalidOutputError(id, envelope.issues, value)
  const { result, warnings = [] } = envelope.data
  const checked = safely(() => {
    const list = listOf(result)
    const output = decodeOutput(id, list.value, inputs)
    return checkTaskOutput(task, output.value, inputs, (path) => list.toWire(output.toWire(path)))
  })
  if (!checked.success) throw new InvalidOutputError(id, checked.issues, value)
  return { output: checked.data, warnings }
}
