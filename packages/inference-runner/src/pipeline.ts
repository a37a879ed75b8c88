/**
 * What `pipeline.ts` imports: `@taskmesh/inference-runner/pipeline`. It loads nothing.
 *
 * @module
 */
export {
  definePipeline,
  type Pipeline,
  type PipelineAnswer,
  type PipelineCall,
} from './engine/definePipeline.ts'
export type { DecodedAudio } from './engine/decodedAudio.ts'
export type { DecodedImage } from './engine/decodedImage.ts'
export type { DecodedVideo } from './engine/decodedVideo.ts'
