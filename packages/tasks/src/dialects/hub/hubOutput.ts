import { InvalidOutputError } from '../../errors.ts'
import { checkTaskOutput } from '../../parse/checkTask.ts'
import { isBatch } from '../../parse/isBatch.ts'
import { safely } from '../../parse/safely.ts'
import { findTaskId } from '../../registry/findTaskId.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'
import { TASK_SCHEMAS, type OutputFor, type TaskInputs } from '../../schemas.ts'
import { unchanged, type Decoded } from '../shared/decoded.ts'
import { mapMedia } from '../shared/mapMedia.ts'
import { toPlain } from '../shared/mediaForms.ts'
import { onEach } from '../shared/onParts.ts'
import { checkSized } from './checkSized.ts'
import { dialectOf } from './dialectOf.ts'
import { readOutput } from './hubReadings.ts'

/**
 * Writes an output as the Hugging Face API answers, so that `@huggingface/inference` takes it.
 *
 * @returns what `JSON.stringify` may take, or a `Blob` for a task that answers with a file. A file
 * that is only a URL comes as `{ output: [url] }`.
 *
 * @example
 * ```ts
 * encodeHubOutput('translation', { translation_text: 'Bonjour' }, 'Hello')
 * // [{ translation_text: 'Bonjour' }]
 * ```
 */
export function encodeHubOutput<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  output: OutputFor<Id, Inputs>,
  inputs: Inputs,
): unknown {
  const { encodeOutput, encodeAnswer, answersInList } = dialectOf(task)
  const places = mediaPaths(TASK_SCHEMAS[task].output)
  const encode = (one: unknown) => {
    const plain = mapMedia(one, places, toPlain)
    return encodeOutput ? encodeOutput(plain) : plain
  }
  if (isBatch(task, inputs) && Array.isArray(output)) return output.map(encode)
  if (encodeAnswer) return encodeAnswer(output)
  return answersInList ? [encode(output)] : encode(output)
}

function decodeAnswer(task: TaskId, wire: unknown, inputs: unknown): Decoded {
  const dialect = dialectOf(task)
  if (!isBatch(task, inputs)) return readOutput(task, dialect, wire, true)
  const hasOneForEach = Array.isArray(wire) && wire.length === inputs.length
  return hasOneForEach
    ? onEach((one) => readOutput(task, dialect, one, false))(wire)
    : unchanged(wire)
}

/**
 * Reads an answer of the Hugging Face API in any of the forms that its servers send: an object or a
 * list of one, a list or a list of lists, labels and scores apart, chat messages and completions,
 * the bytes of a file.
 *
 * @throws {@link InvalidOutputError} when no form fits the task's output schema. Its paths are those
 * of the answer that came.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * decodeHubOutput('translation', [{ translation_text: 'Bonjour' }], 'Hello')
 * // { translation_text: 'Bonjour' }
 * ```
 */
export function decodeHubOutput<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  wire: unknown,
  inputs: Inputs,
): OutputFor<Id, Inputs> {
  const id = findTaskId(task)
  const checked = safely(() =>
    checkSized(wire, () => {
      const { value, toWire } = decodeAnswer(id, wire, inputs)
      return checkTaskOutput(task, value, inputs, toWire)
    }),
  )
  if (!checked.success) throw new InvalidOutputError(id, checked.issues, wire)
  return checked.data
}
