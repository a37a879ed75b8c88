import { InvalidOutputError } from '../../errors.ts'
import { checkTaskOutput } from '../../parse/checkTask.ts'
import { isBatch } from '../../parse/isBatch.ts'
import { safely } from '../../parse/safely.ts'
import { findTaskId } from '../../registry/findTaskId.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'
import { TASK_SCHEMAS, type OutputFor, type TaskInputs } from '../../schemas.ts'
import { inTurn, unchanged, type Decoded } from '../shared/decoded.ts'
import { mapMedia } from '../shared/mapMedia.ts'
import { toPlain } from '../shared/mediaForms.ts'
import { onEach } from '../shared/onParts.ts'
import { withoutNaN } from '../shared/withoutNaN.ts'
import { checkSized } from '../shared/checkSized.ts'
import { dialectOf } from './dialectOf.ts'
import { findForm } from './formOf.ts'
import type { AnswerFacts, HubAnswerForm } from './hubForm.ts'
import { readOutput } from './hubReadings.ts'
import { serverErrorIssue } from '../shared/serverError.ts'
import { inCodePoints, inCodeUnits } from './spans.ts'
import { unwrapPredictions } from './wrappers.ts'

const INPUTS_FORM: HubAnswerForm = { name: 'inputs' }

/** {@link encodeHubOutput} for a task that nobody has named to the compiler. */
export function encodeAnswer(
  task: TaskId,
  canonical: unknown,
  inputs: unknown,
  answerForm: HubAnswerForm = INPUTS_FORM,
  facts: AnswerFacts = {},
): unknown {
  const { encodeOutput, encodeAnswer: encodeWhole, answersInList } = dialectOf(task)
  const places = mediaPaths(TASK_SCHEMAS[task].output)
  const output = inCodePoints(task, canonical, inputs)
  const encode = (one: unknown) => {
    const plain = mapMedia(one, places, toPlain)
    return encodeOutput ? encodeOutput(plain) : plain
  }
  const outputs = isBatch(task, inputs) && Array.isArray(output) ? output : undefined
  const form = findForm(task, answerForm.name)
  if (form) {
    const all = (outputs ?? [output]).map((one) => mapMedia(one, places, toPlain))
    const answer = { outputs: all, encode, form: answerForm, facts }
    return withoutNaN(form.encodeAnswer(answer))
  }
  if (outputs) return withoutNaN(outputs.map(encode))
  if (encodeWhole) return withoutNaN(encodeWhole(output, answerForm))
  return withoutNaN(answersInList ? [encode(output)] : encode(output))
}

/**
 * Writes an output as the Hugging Face API answers, so that its clients take it. NaN and the
 * infinities are written as null; places in texts are counted in code points.
 *
 * @param form - how the answer has to look, of the call that {@link readHubRequest} read. Default: as the
 * API answers `{ inputs, parameters? }`.
 * @param facts - what answers of OpenAI's form say of the run.
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
  form?: HubAnswerForm,
  facts?: AnswerFacts,
): unknown {
  return encodeAnswer(task, output, inputs, form, facts)
}

/**
 * The answers to a batch as a list of as many: what lies in a list of one, or, for a batch of one, the
 * answer itself. Anything else stays as it is.
 */
function listAnswers(wire: unknown, count: number): Decoded {
  const list: unknown[] = Array.isArray(wire) ? wire : []
  if (count === 1 && list.length !== 1) return { value: [wire], toWire: ([, ...path]) => path }
  const [only] = list
  const isWrapped = list.length === 1 && Array.isArray(only) && only.length === count
  return isWrapped && count !== 1
    ? { value: only, toWire: (path) => [0, ...path] }
    : unchanged(wire)
}

function decodeAnswer(task: TaskId, wire: unknown, inputs: unknown): Decoded {
  const dialect = dialectOf(task)
  const count = isBatch(task, inputs) ? inputs.length : undefined
  const unwrapped = inTurn(
    unwrapPredictions(task, count),
    (answer) => dialect.unwrapAnswer?.(answer, count) ?? unchanged(answer),
  )
  if (count === undefined)
    return inTurn(unwrapped, (answer) => readOutput(task, dialect, answer, true))(wire)
  return inTurn(
    unwrapped,
    (answer) => listAnswers(answer, count),
    (answers) =>
      Array.isArray(answers) && answers.length === count
        ? onEach((one) => readOutput(task, dialect, one, false))(answers)
        : unchanged(answers),
  )(wire)
}

/**
 * Reads an answer of the Hugging Face API in any of the forms that its servers send: an object or a
 * list of one, a list or a list of lists, labels and scores apart, chat messages and completions,
 * embeddings as OpenAI answers, lists under a name, the bytes of a file. Places in texts, which it counts
 * in code points, come in UTF-16 code units.
 *
 * @throws {@link InvalidOutputError} when no form fits the task's output schema. Its paths are those
 * of the answer that came. A number that is null, as servers write one that is not finite, is at fault
 * unless the schema has a meaning for null; an answer `{ error }` gives an issue that quotes it.
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
      const result = checkTaskOutput(task, inCodeUnits(id, value, inputs), inputs, toWire)
      const error = result.success ? undefined : serverErrorIssue(wire)
      return error === undefined ? result : { success: false, issues: [error] }
    }),
  )
  if (!checked.success) throw new InvalidOutputError(id, checked.issues, wire)
  return checked.data
}
