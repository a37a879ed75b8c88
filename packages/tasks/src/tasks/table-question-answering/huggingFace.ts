import type { TaskParameters } from '../../schemas.ts'

/** How inputs that run together reach one length. */
export type Padding = NonNullable<TaskParameters<'table-question-answering'>['padding']>
