import type { TaskInput, TaskParameters } from '../../schemas.ts'

type Input = TaskInput<'image-text-to-video'>

/** The parameters; among them the prompt, as the API takes it. */
export type ImageTextToVideoParameters = TaskParameters<'image-text-to-video'> &
  Partial<Pick<Input, 'prompt'>>

/** The call with the image as `inputs`, as the API takes it. */
export interface ImageTextToVideoInput {
  inputs?: Input['image']
  parameters?: ImageTextToVideoParameters
  [property: string]: unknown
}
