import type { DecodedInputs, TaskId } from '@taskmesh/tasks'
import type { DecodedAudio } from './decodedAudio.ts'
import type { DecodedImage } from './decodedImage.ts'
import type { DecodedVideo } from './decodedVideo.ts'

/** One input of a task as engines get it: its images, sounds and videos are decoded. */
export type DecodedInput<Id extends TaskId> = DecodedInputs<
  Id,
  { image: DecodedImage; audio: DecodedAudio; video: DecodedVideo }
>
