import type { TaskInput, TaskParameters } from '../../schemas.ts'

type Input = TaskInput<'image-text-to-image'>

/** The parameters; among them the prompt, as the API takes it. */
export type ImageTextToImageParameters = TaskParameters<'image-text-to-image'> &
  Partial<Pick<Input, 'prompt'>>

/** The call with the image as `inputs`, as the API takes it. */
export interface ImageTextToImageInput {
  inputs?: Input['image']
  parameters?: ImageTextToImageParameters
  [property: string]: unknown
}
