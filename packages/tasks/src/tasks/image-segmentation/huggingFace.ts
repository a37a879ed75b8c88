import type { TaskParameters } from '../../schemas.ts'

/** What a segment is. */
export type ImageSegmentationSubtask = NonNullable<TaskParameters<'image-segmentation'>['subtask']>
