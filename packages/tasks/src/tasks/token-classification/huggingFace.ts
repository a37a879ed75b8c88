import type { TaskParameters } from '../../schemas.ts'

/** How tokens become groups. */
export type TokenClassificationAggregationStrategy = NonNullable<
  TaskParameters<'token-classification'>['aggregation_strategy']
>
