import * as z from 'zod/mini'
import type { HuggingFaceSpec, OnnxFileSpec } from '../../../engine/modelSpec.ts'
import type { SignatureStep } from '../../../engine/onnxSignature.ts'
import { ModelLoadError } from '../../../errors.ts'
import { readFolderSettings } from './readFolderSettings.ts'

const pixels = z.int().check(z.gte(1), z.lte(4096))
const size = z.union([
  pixels,
  z.looseObject({ shortest_edge: pixels }),
  z.looseObject({ height: pixels, width: pixels }),
])
const channelNumbers = z.array(z.number()).check(z.minLength(1), z.maxLength(4))

const processor = z.looseObject({
  do_resize: z.nullish(z.boolean()),
  size: z.nullish(size),
  resample: z.nullish(z.int()),
  do_center_crop: z.nullish(z.boolean()),
  crop_size: z.nullish(z.union([pixels, z.looseObject({ height: pixels, width: pixels })])),
  do_rescale: z.nullish(z.boolean()),
  rescale_factor: z.nullish(z.number()),
  do_normalize: z.nullish(z.boolean()),
  image_mean: z.nullish(channelNumbers),
  image_std: z.nullish(channelNumbers),
})

type Processor = z.infer<typeof processor>

/** Filters by the numbers that Pillow has for them. */
const METHODS = ['nearest', 'lanczos', 'bilinear', 'bicubic'] as const

function resizeStep({ size: wanted, resample }: Processor): SignatureStep[] {
  const method = METHODS[resample ?? 2] ?? 'bilinear'
  if (wanted === undefined || wanted === null) return []
  if (typeof wanted === 'number') return [{ step: 'resize-shortest', size: wanted, method }]
  if ('shortest_edge' in wanted) {
    return [{ step: 'resize-shortest', size: Number(wanted.shortest_edge), method }]
  }
  return [{ step: 'resize', width: Number(wanted.width), height: Number(wanted.height), method }]
}

function cropStep({ crop_size }: Processor): SignatureStep[] {
  if (crop_size === undefined || crop_size === null) return []
  const { width, height } =
    typeof crop_size === 'number' ? { width: crop_size, height: crop_size } : crop_size
  return [{ step: 'center-crop', width, height, rounding: 'floor' }]
}

/**
 * The steps from pixels to numbers that the `preprocessor_config.json` beside a graph says, in the order
 * of Transformers' image processors: resize, crop, rescale, normalize.
 *
 * @returns `undefined` when there is no such file.
 */
export async function readImageSteps(
  spec: HuggingFaceSpec | OnnxFileSpec,
): Promise<SignatureStep[] | undefined> {
  const raw = await readFolderSettings(spec, 'preprocessor_config.json')
  if (raw === undefined) return undefined
  const parsed = z.safeParse(processor, raw)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new ModelLoadError(spec.id, `preprocessor_config.json does not fit: ${faults.join('; ')}`)
  }
  const config = parsed.data
  const { do_rescale, rescale_factor, do_normalize, image_mean, image_std } = config
  return [
    ...(config.do_resize === false ? [] : resizeStep(config)),
    ...(config.do_center_crop === true ? cropStep(config) : []),
    ...(do_rescale === false ? [] : [{ step: 'scale', by: rescale_factor ?? 1 / 255 } as const]),
    ...(do_normalize === false || !image_mean || !image_std
      ? []
      : [{ step: 'standardize', mean: image_mean, std: image_std } as const]),
  ]
}
