import * as z from 'zod/mini'

const MAX_SIDE = 16_384

const side = z.int().check(z.minimum(1), z.maximum(MAX_SIDE))
const sides = z.object({
  height: z.nullish(side),
  width: z.nullish(side),
  shortest_edge: z.nullish(side),
  longest_edge: z.nullish(side),
  max_height: z.nullish(side),
  max_width: z.nullish(side),
})
const size = z.nullish(z.union([side, z.tuple([side, side]), sides]))
const flag = z.nullish(z.boolean())
const perChannel = z.nullish(z.union([z.number(), z.array(z.number()).check(z.minLength(1))]))
const divisor = z.nullish(z.int().check(z.minimum(1), z.maximum(4096)))

/**
 * What image processors of Transformers save in `preprocessor_config.json`, as far as it decides about
 * pixels. A value of null counts as missing, as in Python.
 */
export const preprocessorConfig = z.object({
  image_processor_type: z.nullish(z.string()),
  feature_extractor_type: z.nullish(z.string()),
  do_resize: flag,
  size,
  max_size: z.nullish(side),
  resample: z.nullish(z.int().check(z.minimum(0), z.maximum(5))),
  do_center_crop: flag,
  crop_size: size,
  crop_pct: z.nullish(z.number().check(z.gt(0), z.maximum(1))),
  do_crop_margin: flag,
  do_thumbnail: flag,
  do_align_long_axis: flag,
  do_rescale: flag,
  rescale_factor: z.nullish(z.number()),
  rescale_offset: flag,
  do_normalize: flag,
  include_top: flag,
  image_mean: perChannel,
  image_std: perChannel,
  do_flip_channel_order: flag,
  do_pad: flag,
  pad_size: size,
  size_divisor: divisor,
  size_divisibility: divisor,
  keep_aspect_ratio: flag,
  ensure_multiple_of: z.nullish(z.number().check(z.gt(0), z.maximum(4096))),
  normalize_factor: z.nullish(z.number()),
})

/** The parts of a `preprocessor_config.json` that decide about pixels. */
export type PreprocessorConfig = z.infer<typeof preprocessorConfig>

/** A size as configs have it. */
export type SizeConfig = z.infer<typeof sides>

/** A size that may be a number or a pair (height first), as one of sides. */
export function toSizeConfig(
  value: z.infer<typeof size>,
  { isSquare, longest }: { isSquare: boolean; longest?: number | undefined },
): SizeConfig | undefined {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return { height: value[0], width: value[1] }
  if (typeof value === 'object') return value
  if (isSquare) return { height: value, width: value }
  return { shortest_edge: value, longest_edge: longest }
}
