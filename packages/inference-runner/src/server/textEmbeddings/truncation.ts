import type { TaskParameters } from '@taskmesh/tasks'

type Truncation = Pick<
  TaskParameters<'feature-extraction'>,
  'truncate' | 'truncation_direction'
>

/** What text-embeddings-inference says of texts that are too long. Without it they are cut on the right. */
export interface GivenTruncation {
  truncate?: boolean | null | undefined
  truncation_direction?: 'Left' | 'left' | 'Right' | 'right' | undefined
}

/** The same as parameters of a task. */
export function truncationOf({ truncate, truncation_direction: side }: GivenTruncation): Truncation {
  return {
    ...(typeof truncate === 'boolean' ? { truncate } : {}),
    ...(side === undefined ? {} : { truncation_direction: /^left$/i.test(side) ? 'left' : 'right' }),
  }
}
