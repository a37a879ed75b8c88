import type { PipelineType } from '../registry/pipelineTypes.ts'
import type { TaskOutput, TaskParameters } from '../schemas.ts'

/** What a widget of the Hugging Face Hub is for. */
export type WidgetType = PipelineType | 'conversational'

/** A rectangle in an image, in pixels from its top left corner. */
export type BoundingBox = TaskOutput<'object-detection'>[number]['box']

/** How raw numbers of a model become scores. */
export type ClassificationOutputTransform = NonNullable<
  TaskParameters<'text-classification'>['function_to_apply']
>

/** Width and height of a picture or video to make, in pixels. */
export type TargetSize = NonNullable<TaskParameters<'image-to-image'>['target_size']>

/** How tokens are chosen and how many. In a call they lie among the other parameters. */
export type GenerationParameters = TaskParameters<'text2text-generation'>

/** When a search over several beams stops. */
export type EarlyStoppingUnion = NonNullable<GenerationParameters['early_stopping']>
