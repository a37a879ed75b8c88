import { randomUUID } from 'node:crypto'
import type { TaskId } from '@taskmesh/tasks'
import { encodeStream } from '@taskmesh/tasks/dialects/stream'
import {
  readHubRequest,
  type AnswerFacts,
  type HubCall,
  type HubFormName,
} from '@taskmesh/tasks/dialects/hub'
import { isRecord, reasonOf } from '@taskmesh/errors'
import type { Logger } from '../../logger.ts'
import type { Runner, RunOptions } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { startedStream } from './startedStream.ts'
import { completionUsage, textPieces } from './textPieces.ts'

/** A call of one of the wire formats that Hugging Face's dialect reads, and the model that is to do it. */
export interface IncomingCall {
  runner: Runner
  model: ModelInfo
  body: unknown
  userAgent?: string | undefined
  logger: Logger
  options: RunOptions
}

/** What a call is answered with: one value, or the bytes of server-sent events. */
export type CallAnswer =
  | {
      kind: 'value'
      /** What `JSON.stringify` takes, or a file. */
      value: unknown
      /** The inputs of the call, in canonical form. */
      inputs: unknown
      warnings: readonly string[]
      /** How long the model ran, in milliseconds. */
      ms: number
    }
  | { kind: 'events'; events: AsyncIterator<Uint8Array> }

/** How OpenAI's answers are named, by the form of the call. */
const ID_PREFIXES: { readonly [Name in HubFormName]?: string } = {
  completion: 'cmpl-',
  chat: 'chatcmpl-',
}

/** The parameters that tell what an answer of this form has to say. */
const WANTED_DETAILS: { readonly [Name in HubFormName]?: Readonly<Record<string, boolean>> } = {
  completion: { details: true, decoder_input_details: true },
}

function withDetails<Id extends TaskId>({ request, form }: HubCall<Id>): unknown {
  return { ...request, parameters: { ...request.parameters, ...WANTED_DETAILS[form.name] } }
}

function wantsUsage(body: unknown): boolean {
  const options = isRecord(body) ? body['stream_options'] : undefined
  return isRecord(options) && options['include_usage'] === true
}

/**
 * Reads a call in any form that Hugging Face's dialect knows, runs it, and writes the answer in the form in
 * which it came: what OpenAI's clients ask is answered as they read it.
 *
 * @throws InvalidRequestError whose paths are those of the body; what the run throws.
 */
export async function runCall({
  runner,
  model,
  body,
  userAgent,
  logger,
  options,
}: IncomingCall): Promise<CallAnswer> {
  const call = readHubRequest(model.task, body, { userAgent })
  const { form, encodeOutput } = call
  const request = withDetails(call)
  const header = {
    id: `${ID_PREFIXES[form.name] ?? ''}${randomUUID()}`,
    model: model.id,
    created: Math.floor(Date.now() / 1000),
  }
  const run = { ...options, model: model.id }
  if (form.pieces !== undefined) {
    const events = await startedStream(runner.stream(model.task, request, run))
    const pieces = textPieces(form.pieces, events, { header, withUsage: wantsUsage(body) })
    const onError = (error: unknown) =>
      logger.warn({ model: model.id, reason: reasonOf(error) }, 'stream broke off')
    return { kind: 'events', events: encodeStream(form.pieces, pieces, { onError }) }
  }
  const { output, warnings, ms } = await runner.run(model.task, request, run)
  const usage = form.name === 'completion' ? completionUsage(output) : undefined
  const facts: AnswerFacts = { ...header, ...(usage === undefined ? {} : { usage }) }
  return { kind: 'value', value: encodeOutput(output, facts), inputs: call.request.inputs, warnings, ms }
}
