import { ImageProcessor as ConfigReader } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { ModelLoadError } from '../../errors.ts'
import type { FileOptions } from '../transformersJs/fileOptions.ts'
import type { ImagePlan, ImageSettings } from './imagePlan.ts'
import { IMAGE_PROCESSORS, type ImageProcessorKind } from './imageProcessors.ts'
import { padPlanes, toPlanes, type Planes } from './Planes.ts'
import { preprocessorConfig, toSizeConfig, type PreprocessorConfig } from './preprocessorConfig.ts'
import type { ResizeMethod } from './resamplingWindows.ts'
import type { Pixels, Size } from './resizePixels.ts'

/** The methods by the numbers that Pillow gives them. */
const METHODS: readonly ResizeMethod[] = [
  'nearest',
  'lanczos',
  'bilinear',
  'bicubic',
  'box',
  'hamming',
]

/** An image as a model takes it. */
export interface ProcessedImage extends Planes {
  /** The part of it that is no padding, from the top left corner. */
  content: Size
  /** The size of the image that was sent. */
  original: Size
}

/** Names that classes had before, and the variants that work with tensors. */
function classNameOf(config: PreprocessorConfig): string | undefined {
  const name = config.image_processor_type ?? config.feature_extractor_type
  return name
    ?.replace(/FeatureExtractor$/, 'ImageProcessor')
    .replace(/ImageProcessor(Fast|Pil)$/, 'ImageProcessor')
}

/** The values that are neither null nor undefined. */
function present<Config extends object>(config: Config): Partial<Config> {
  const entries = Object.entries(config).filter(
    ([, value]) => value !== null && value !== undefined,
  )
  return Object.fromEntries(entries) as Partial<Config>
}

function settingsOf(
  model: string,
  config: PreprocessorConfig,
  kind: ImageProcessorKind,
): ImageSettings {
  const given = present(config)
  const merged = { ...kind.defaults, ...given }
  const isSquare = kind.isSquare ?? true
  const longest = merged.max_size ?? undefined
  return {
    model,
    doResize: merged.do_resize ?? true,
    size: toSizeConfig(merged.size, { isSquare, longest }) ?? {},
    method: METHODS[merged.resample ?? 2] ?? 'bilinear',
    doCenterCrop: merged.do_center_crop ?? false,
    cropSize: toSizeConfig(merged.crop_size, { isSquare: true }) ?? {},
    cropPct: merged.crop_pct ?? undefined,
    doCropMargin: merged.do_crop_margin ?? false,
    doThumbnail: merged.do_thumbnail ?? false,
    doAlignLongAxis: merged.do_align_long_axis ?? false,
    doRescale: merged.do_rescale ?? true,
    rescaleFactor: merged.rescale_factor ?? 1 / 255,
    rescaleOffset: merged.rescale_offset ?? false,
    doNormalize: merged.do_normalize ?? true,
    includeTop: merged.include_top ?? false,
    mean: merged.image_mean ?? 0,
    std: merged.image_std ?? 1,
    doFlipChannels: merged.do_flip_channel_order ?? false,
    doPad: merged.do_pad ?? false,
    padSize: toSizeConfig(merged.pad_size, { isSquare: true }),
    sizeDivisor: merged.size_divisor ?? merged.size_divisibility ?? undefined,
    keepsRatio: merged.keep_aspect_ratio ?? false,
    multiple: merged.ensure_multiple_of ?? 1,
  }
}

const GENERIC: ImageProcessorKind = IMAGE_PROCESSORS['ViTImageProcessor'] ?? {
  defaults: {},
  plan: () => ({ pixels: [], numbers: {}, planes: [] }),
}

/**
 * Turns images into what a model takes, to the bit as the image processor of Transformers does that the
 * model's `preprocessor_config.json` names: resizing as Pillow, cropping, padding, numbers of 32 bits.
 *
 * @example
 * ```ts
 * const processor = await ImageProcessor.load(spec.id, location, files)
 * const { pixel_values } = stackImages([processor.process(image)])
 * ```
 */
export class ImageProcessor {
  /** The class of Transformers, such as "ViTImageProcessor". */
  readonly className: string
  readonly settings: ImageSettings
  /** Sentences about a class that is not known. */
  readonly warnings: readonly string[]
  readonly #plan: ImagePlan

  /**
   * @param config - what `preprocessor_config.json` holds.
   * @throws {@link ModelLoadError} when a value in it is wrong or missing.
   */
  constructor(model: string, config: unknown) {
    const parsed = z.safeParse(preprocessorConfig, config)
    if (!parsed.success) {
      const reasons = parsed.error.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      )
      throw new ModelLoadError(
        model,
        `preprocessor_config.json does not fit: ${reasons.join('; ')}.`,
      )
    }
    const name = classNameOf(parsed.data)
    const known = name !== undefined && Object.hasOwn(IMAGE_PROCESSORS, name)
    const kind = (known ? IMAGE_PROCESSORS[name] : undefined) ?? GENERIC
    this.className = name ?? 'ImageProcessor'
    this.warnings = known
      ? []
      : [
          `The image processor ${JSON.stringify(this.className.slice(0, 60))} is not known; images are resized, cropped and normalized as preprocessor_config.json says.`,
        ]
    this.settings = settingsOf(model, parsed.data, kind)
    this.#plan = kind.plan(this.settings)
  }

  /** Reads the `preprocessor_config.json` of a model. */
  static async load(model: string, location: string, files: FileOptions): Promise<ImageProcessor> {
    const { config } = await ConfigReader.from_pretrained(location, files)
    return new ImageProcessor(model, config)
  }

  /** Turns one image into the numbers of a model. */
  process(image: Pixels): ProcessedImage {
    const pixels = this.#plan.pixels.reduce((value, step) => step(value), image)
    const planes = this.#plan.planes.reduce(
      (value, step) => step(value),
      toPlanes(pixels, this.#plan.numbers),
    )
    const { width, height } = planes
    const padded = this.#plan.pad?.({ width, height })
    return {
      ...(padded === undefined ? planes : padPlanes(planes, padded)),
      content: { width, height },
      original: { width: image.width, height: image.height },
    }
  }
}
