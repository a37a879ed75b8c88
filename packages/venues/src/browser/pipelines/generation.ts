import { TextStreamer, type PipelineType } from '@huggingface/transformers'
import type { BrowserPipeline, Call, RunContext } from './browserPipeline.ts'
import { first, pick, textOf } from './values.ts'

/** Parameters of models that write. */
export const GENERATION = [
  'max_new_tokens',
  'max_length',
  'min_length',
  'min_new_tokens',
  'do_sample',
  'temperature',
  'top_k',
  'top_p',
  'num_beams',
  'repetition_penalty',
  'no_repeat_ngram_size',
] as const

/** A pipeline that writes a text, the field of its output where the text is. */
export function writer(
  type: PipelineType,
  outputOf: (written: unknown) => unknown,
  more: readonly string[] = [],
): BrowserPipeline {
  const parameters = [...GENERATION, ...more]
  return {
    type,
    parameters,
    run: async (call, input, given) =>
      outputOf(first(await call(textOf(input), pick(given, parameters)))),
  }
}

/** Calls `onText` with all that was written so far, as it grows. */
export function streamer(call: Call, { onText }: RunContext): TextStreamer | undefined {
  let text = ''
  const { tokenizer } = call
  if (tokenizer === undefined) return undefined
  // The tokenizer of a text pipeline is what a streamer takes; its own types don't say so.
  return new TextStreamer(tokenizer as ConstructorParameters<typeof TextStreamer>[0], {
    skip_prompt: true,
    skip_special_tokens: true,
    callback_function: (piece: string) => onText((text += piece)),
  })
}
