import type { Step } from '../shared/decoded.ts'
import type { StreamFormat } from '../stream/index.ts'
import type { HubClient } from './hubClient.ts'

/**
 * The forms in which a call comes, each of which is answered in its own:
 *
 * - `inputs`: `{ inputs, parameters? }` of the Hugging Face API, or the inputs alone.
 * - `completion`: `{ prompt, … }` of `/v1/completions`.
 * - `chat`: `{ messages, … }` of `/v1/chat/completions`.
 * - `embeddings`: `{ input, … }` of `/v1/embeddings`.
 * - `images`: `{ prompt, … }` of `/v1/images/generations`.
 * - `rerank`: `{ query, documents, … }` of `/v1/rerank`.
 * - `series`: `{ series: [{ target }], … }`, Hugging Face's draft for forecasts.
 * - `instances`: `{ instances: […] }` of Vertex AI and KServe.
 */
export type HubFormName =
  'inputs' | 'completion' | 'chat' | 'embeddings' | 'images' | 'rerank' | 'series' | 'instances'

/** The pieces that a stream is due in: a format of `@taskmesh/tasks/dialects/stream`. */
export type HubPieces = StreamFormat

/** How the answer to a call has to look. Plain data, which may be stored with the call. */
export interface HubAnswerForm {
  readonly name: HubFormName
  /** The library that calls, if it is known. */
  readonly client?: HubClient | undefined
  /** Set when the answer is due bit by bit: in which pieces. */
  readonly pieces?: HubPieces | undefined
  /** What the form needs of the body for its answer. */
  readonly kept?: unknown
}

/** Facts about a run that answers of OpenAI's form name, and that no output holds. */
export interface AnswerFacts {
  /** The model that answered. Default: an empty string. */
  model?: string | undefined
  /** Name of this answer. Default: an empty string. */
  id?: string | undefined
  /** When the answer was made, in seconds since 1970. Default 0. */
  created?: number | undefined
  /** Name of the software and its settings. Default: left out. */
  system_fingerprint?: string | undefined
  /** How many tokens were read and written. Default: left out, and 0 for embeddings, which need it. */
  usage?: { prompt_tokens: number; completion_tokens?: number; total_tokens: number } | undefined
}

/** What a form writes an answer from. */
export interface HubAnswer {
  /** The canonical outputs: one, or those of a batch. */
  outputs: readonly unknown[]
  /** One of them as the API answers to `{ inputs }`. */
  encode: (output: unknown) => unknown
  form: HubAnswerForm
  facts: AnswerFacts
}

/** A form besides `inputs` in which the calls of a task come, and their answers go. */
export interface HubForm {
  name: HubFormName
  /** Whether a body is of this form. */
  isBody: (body: Record<string, unknown>) => boolean
  /** Such a body to one of the shape `{ inputs, parameters }`, or with either spread over it. */
  decodeBody: Step
  /** What the answer needs of the body, as plain data. */
  keep?: (body: Record<string, unknown>) => unknown
  /** The pieces of a stream. Left out for calls that know none. */
  pieces?: HubPieces
  /** The pieces that a library reads in place of these. */
  piecesFor?: { readonly [Name in HubClient['name']]?: HubPieces }
  encodeAnswer: (answer: HubAnswer) => unknown
}
