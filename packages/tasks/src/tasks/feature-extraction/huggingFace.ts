import type { TaskInputs, TaskParameters } from '../../schemas.ts'

type Parameters = TaskParameters<'feature-extraction'>

/** One text or several. */
export type FeatureExtractionInputs = TaskInputs<'feature-extraction'>

/** The call with its parameters beside `inputs`, as the API takes it. */
export type FeatureExtractionInput = { inputs: FeatureExtractionInputs } & Parameters

/** The side on which a text that is too long loses its tokens. */
export type FeatureExtractionInputTruncationDirection = NonNullable<
  Parameters['truncation_direction']
>
