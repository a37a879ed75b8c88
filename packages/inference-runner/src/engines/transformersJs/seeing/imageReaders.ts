import type { ImageProcessor } from '../../images/ImageProcessor.ts'
import { gridReader } from './gridReader.ts'
import type { ImageReader } from './ImageReader.ts'
import { patchReader } from './patchReader.ts'
import { tileReader } from './tileReader.ts'
import type { VisionSettings } from './visionSettings.ts'

/** How the models of a type see. */
interface SeeingKind {
  make(processor: ImageProcessor, settings: VisionSettings): ImageReader
  /** Whether `size` in `preprocessor_config.json` is the size of what the image processor gives. */
  hasSize: boolean
}

const PATCHES: SeeingKind = { make: patchReader, hasSize: true }
const TILES: SeeingKind = { make: tileReader, hasSize: false }
const GRIDS: SeeingKind = { make: gridReader, hasSize: false }

/** The models that write about images, by their `model_type`. */
export const IMAGE_READERS: Readonly<Record<string, SeeingKind>> = {
  idefics3: TILES,
  llava: PATCHES,
  qwen2_5_vl: GRIDS,
  qwen2_vl: GRIDS,
  smolvlm: TILES,
}

/** Why models of a type do not write about images here; `undefined` for those that do. */
export function cannotSee(modelType: string): string | undefined {
  if (Object.hasOwn(IMAGE_READERS, modelType)) return undefined
  const known = Object.keys(IMAGE_READERS).join(', ')
  return `models of the type "${modelType}" are not among those that write about images here (${known})`
}
