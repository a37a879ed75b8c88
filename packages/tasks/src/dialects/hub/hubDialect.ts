import type { Decoded, Step } from '../shared/decoded.ts'
import type { HubAnswerForm, HubForm, HubPieces } from './hubForm.ts'

/**
 * Where a task's calls look different on the Hugging Face API than in canonical form. A task without
 * differences needs none of this.
 */
export interface HubDialect {
  /** A canonical request to the body that the API takes. Media in it are base64 or URLs already. */
  encodeRequest?: (request: Record<string, unknown>) => unknown
  /** Names under which the inputs may lie in a body, besides `inputs`. */
  inputNames?: readonly string[]
  /** A body of another shape than `{ inputs, parameters }` to one of that shape. */
  decodeBody?: Step
  /** A body of that shape, in any form that the API takes, to a canonical request. */
  decodeRequest?: Step
  /** One canonical output to what the API answers. Media in it are base64 or URLs already. */
  encodeOutput?: (output: unknown) => unknown
  /** The whole answer to a single input, made from the canonical output as it is. */
  encodeAnswer?: (output: unknown, form: HubAnswerForm) => unknown
  /**
   * What a whole answer is wrapped in.
   *
   * @param count - how many inputs a batch has; undefined for a single input.
   */
  unwrapAnswer?: (wire: unknown, count?: number) => Decoded
  /** Any form in which the API answers to one canonical output. */
  decodeOutput?: Step
  /**
   * The text of an input that `start` and `end` in the output are places in. The API counts them in
   * code points, as Python does, and the schema in UTF-16 code units.
   */
  spannedText?: (input: unknown) => unknown
  /** Whether a single input is answered by a list of one, as if it were a batch. */
  answersInList?: boolean
  /** Forms besides `{ inputs, parameters }` in which calls come, and their answers go. */
  forms?: readonly HubForm[]
  /** The pieces of a stream, when the call has the form `{ inputs, parameters }`. */
  pieces?: HubPieces
  /** How media travel in a JSON body. Default `base64`. */
  media?: 'base64' | 'dataUrl'
  /** A canonical request to the arguments of `@huggingface/inference`. Default: `encodeRequest`. */
  encodeArguments?: (request: Record<string, unknown>) => unknown
}
