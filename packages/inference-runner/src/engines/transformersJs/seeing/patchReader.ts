import type { ImageProcessor } from '../../images/ImageProcessor.ts'
import { stackImages } from '../../images/stackImages.ts'
import type { ImageReader } from './ImageReader.ts'
import type { VisionSettings } from './visionSettings.ts'

/** How images of one size are seen, each as so many patches: LLaVA (`LlavaProcessor` of transformers). */
export function patchReader(
  processor: ImageProcessor,
  { config, processor: said, imageToken, needed }: VisionSettings,
): ImageReader {
  const patch = needed(said.patch_size ?? config.vision_config?.patch_size, 'patch_size')
  const strategy = said.vision_feature_select_strategy ?? config.vision_feature_select_strategy
  // Without the first one, which stands for the whole image.
  const added = (said.num_additional_image_tokens ?? 1) - (strategy === 'full' ? 0 : 1)
  const token = imageToken ?? '<image>'
  return {
    token,
    place: token,
    read(images) {
      const seen = images.map((image) => processor.process(image))
      const { pixel_values } = stackImages(seen)
      return {
        words: seen.map(({ height, width }) =>
          token.repeat(Math.floor(height / patch) * Math.floor(width / patch) + added),
        ),
        inputs: { pixel_values },
      }
    },
  }
}
