import type { DecodedInputs, TaskId } from '@taskmesh/tasks'
import type { DecodedImage } from './decodedImage.ts'

/** One input of a task as engines get it: images are pixels. Other media are not decoded yet. */
export type DecodedInput<Id extends TaskId> = DecodedInputs<Id, { image: DecodedImage }>
