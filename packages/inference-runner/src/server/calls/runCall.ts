import { randomUUID } from 'node:crypto'
import { isRecord } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import {
  readHubRequest,
  type AnswerFacts,
  type HubCall,
  type HubFormName,
  type HubPieces,
} from '@taskmesh/tasks/dialects/hub'
import { endEvent, pieceEvent, type StreamPiece } from '@taskmesh/tasks/dialects/stream'
import type { FastifyReply } from 'fastify'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import type { Calls } from '../core/Calls.ts'
import type { ServerSentEvent } from '../core/sendEvents.ts'
import { completionUsage, textPieces } from './textPieces.ts'

/** A call in one of the forms that Hugging Face's dialect reads, and the model that is to do it. */
export interface IncomingCall {
  calls: Calls
  reply: FastifyReply
  model: ModelInfo
  /** JSON, or bytes. */
  body: unknown
  signal?: AbortSignal | undefined
  /** Makes another output of the task of what was run, before it is written. */
  change?: ((output: unknown) => unknown) | undefined
}

/** What a call is answered with: one value, or events. */
export type CallAnswer =
  | {
      kind: 'value'
      /** What `JSON.stringify` takes, or a file. */
      value: unknown
      /** The inputs of the call, in canonical form. */
      inputs: unknown
      warnings: readonly string[]
    }
  | { kind: 'events'; pieces: HubPieces; events: AsyncGenerator<ServerSentEvent> }

/** How OpenAI's answers are named, by the form of the call. */
const ID_PREFIXES: { readonly [Name in HubFormName]?: string } = {
  completion: 'cmpl-',
  chat: 'chatcmpl-',
}

/** The parameters without which a run doesn't tell what an answer of this form has to say. */
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

async function* toEvents(
  format: HubPieces,
  pieces: AsyncIterable<StreamPiece<HubPieces>>,
): AsyncGenerator<ServerSentEvent> {
  for await (const piece of pieces) yield pieceEvent(format, piece)
  const end = endEvent(format)
  if (end !== undefined) yield end
}

/**
 * Reads a call in any form that Hugging Face's dialect knows, runs it, and writes the answer in the form in
 * which it came: what OpenAI's clients ask is answered as they read it.
 *
 * @throws InvalidRequestError whose paths are those of the body; what the run throws.
 */
export async function runCall({
  calls,
  reply,
  model,
  body,
  signal,
  change,
}: IncomingCall): Promise<CallAnswer> {
  const userAgent = reply.request.headers['user-agent']
  const call = readHubRequest(model.task, body, { userAgent })
  const { form, encodeOutput } = call
  const request = withDetails(call)
  const header = {
    id: `${ID_PREFIXES[form.name] ?? ''}${randomUUID()}`,
    model: model.id,
    created: Math.floor(Date.now() / 1000),
  }
  const options = { model: model.id, signal }
  if (form.pieces !== undefined) {
    const events = calls.stream(reply, model.task, request, options)
    const pieces = textPieces(form.pieces, events, { header, withUsage: wantsUsage(body) })
    return { kind: 'events', pieces: form.pieces, events: toEvents(form.pieces, pieces) }
  }
  const { output, warnings } = await calls.run(reply, model.task, request, options)
  // What a route makes of an output is one of the task as well.
  const written = change === undefined ? output : (change(output) as typeof output)
  const usage = form.name === 'completion' ? completionUsage(output) : undefined
  const facts: AnswerFacts = { ...header, ...(usage === undefined ? {} : { usage }) }
  const { inputs } = call.request
  return { kind: 'value', value: encodeOutput(written, facts), inputs, warnings }
}
