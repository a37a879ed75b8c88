import { InvalidOutputError } from '../../errors.ts'
import { check } from '../../parse/check.ts'
import { safely } from '../../parse/safely.ts'
import { checkSized } from '../shared/checkSized.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { withoutNaN } from '../shared/withoutNaN.ts'
import { serverErrorIssue } from '../shared/serverError.ts'
import { OPEN_AI_DIALECTS, type OpenAiOutput, type OpenAiTaskId } from './openAiDialects.ts'

/** What an answer of OpenAI's API begins with. */
export interface OpenAiHeader {
  /** Name of the answer. */
  id?: string | undefined
  /** When it was made, in seconds since 1970. */
  created?: number | undefined
  /** The model that answers. */
  model?: string | undefined
}

/** The parts of a header that are said. */
function said(header: OpenAiHeader): Record<string, unknown> {
  return Object.fromEntries(Object.entries(header).filter(([, part]) => part !== undefined))
}

/**
 * Writes an output as the answer of OpenAI's route for the task, with every field that OpenAI's clients
 * expect: what nobody said is null, empty or 0, as OpenAI and Azure write it.
 *
 * @param header - in place of what the output says.
 *
 * @example
 * ```ts
 * const header = { id: 'cmpl-1', created: 1760000000, model: 'me/model' }
 * encodeOpenAiOutput('text-generation', [{ generated_text: 'Bonjour' }], header)
 * // { id: 'cmpl-1', …, choices: [{ index: 0, text: 'Bonjour', finish_reason: 'stop', logprobs: null }] }
 * ```
 */
export function encodeOpenAiOutput<Id extends OpenAiTaskId>(
  task: Id,
  output: OpenAiOutput<Id>,
  header: OpenAiHeader = {},
): unknown {
  const answer = OPEN_AI_DIALECTS[task].writeAnswer(output)
  return withoutNaN(isJsonObject(answer) ? { ...answer, ...said(header) } : answer)
}

/**
 * Reads an answer of OpenAI's route for the task, as any server that follows it writes it: fields that
 * are missing or null, tool calls without an id or with arguments as an object, thoughts as `reasoning`,
 * content in parts, and so on.
 *
 * @throws {@link InvalidOutputError} whose paths are those of the answer that came; an answer `{ error }`
 * gives an issue that quotes it.
 *
 * @example
 * ```ts
 * const answer = { choices: [{ message: { content: 'Hi' }, finish_reason: 'eos_token' }] }
 * decodeOpenAiOutput('chat-completion', answer).choices[0]
 * // { index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }
 * ```
 */
export function decodeOpenAiOutput<Id extends OpenAiTaskId>(
  task: Id,
  wire: unknown,
): OpenAiOutput<Id> {
  const { schema, readAnswer } = OPEN_AI_DIALECTS[task]
  const checked = safely(() =>
    checkSized(wire, () => {
      const { value, toWire } = readAnswer(wire)
      const result = check(schema.output, value, toWire)
      const error = result.success ? undefined : serverErrorIssue(wire, result.issues[0]?.path)
      return error === undefined ? result : { success: false, issues: [error] }
    }),
  )
  if (!checked.success) throw new InvalidOutputError(task, checked.issues, wire)
  // The schema is that of the task, which the compiler cannot follow for an open Id.
  return checked.data as OpenAiOutput<Id>
}
