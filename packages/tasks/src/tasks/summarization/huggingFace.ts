import type { TaskParameters } from '../../schemas.ts'

/** What happens to a text that is longer than the model can read. */
export type SummarizationTruncationStrategy = NonNullable<
  TaskParameters<'summarization'>['truncation']
>
