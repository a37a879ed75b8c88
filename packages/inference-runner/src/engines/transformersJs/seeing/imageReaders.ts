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
  /** Whether answers of such models were compared with those of Transformers and found equal. */
  isCompared: boolean
}

const PATCHES: SeeingKind = { make: patchReader, hasSize: true, isCompared: true }
const TILES: SeeingKind = { make: tileReader, hasSize: false, isCompared: true }
const GRIDS: SeeingKind = { make: gridReader, hasSize: false, isCompared: false }

/** The models that write about images, by their `model_type`. */
export const IMAGE_READERS: Readonly<Record<string, SeeingKind>> = {
  idefics3: TILES,
  llava: PATCHES,
  qwen2_5_vl: GRIDS,
  qwen2_vl: GRIDS,
  // With two images a tiny SmolVLM writes another text than in Python.
  smolvlm: { ...TILES, isCompared: false },
}

/** Why models of a type do not write about images here; `undefined` for those that do. */
export function cannotSee(modelType: string): string | undefined {
  if (Object.hasOwn(IMAGE_READERS, modelType)) return undefined
  const known = Object.keys(IMAGE_READERS).join(', ')
  return `models of the type "${modelType}" are not among those that write about images here (${known})`
}
