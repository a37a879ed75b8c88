import type { TaskOutput, TaskParameters, TaskPiece } from '../../schemas.ts'

/** The parameters. */
export type TextGenerationInputGenerateParameters = TaskParameters<'text-generation'>

/** The call, and whether its answer comes piece by piece. */
export interface TextGenerationInput {
  inputs: string
  parameters?: TextGenerationInputGenerateParameters
  stream?: boolean
  [property: string]: unknown
}

/** One text; the API answers with one, or with an array of them. */
export type TextGenerationOutput = TaskOutput<'text-generation'>[number]

/** How the writing went. */
export type TextGenerationOutputDetails = NonNullable<TextGenerationOutput['details']>

/** Why the writing ended. */
export type TextGenerationOutputFinishReason = TextGenerationOutputDetails['finish_reason']

/** A token that was written. */
export type TextGenerationOutputToken = NonNullable<TextGenerationOutputDetails['tokens']>[number]

/** A token of the prompt. */
export type TextGenerationOutputPrefillToken = NonNullable<
  TextGenerationOutputDetails['prefill']
>[number]

/** One of the texts that `best_of` asked for. */
export type TextGenerationOutputBestOfSequence = NonNullable<
  TextGenerationOutputDetails['best_of_sequences']
>[number]

/** How the writing went, in the last piece. */
export type TextGenerationStreamOutputStreamDetails = NonNullable<
  TaskPiece<'text-generation'>['details']
>
