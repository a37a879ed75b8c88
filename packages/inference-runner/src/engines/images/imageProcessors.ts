import { ModelLoadError } from '../../errors.ts'
import { blurredResize } from './blurredResize.ts'
import type { ImagePlan, ImageSettings } from './imagePlan.ts'
import {
  configuredSize,
  divisibleSize,
  longestEdgeSize,
  multipleSize,
  roundedUp,
  shortestEdgeSize,
} from './imageSizes.ts'
import { centerCrop, cropMargin, padSymmetric, rotateClockwise } from './pixelSteps.ts'
import {
  flipChannels,
  mapPlanes,
  normalized,
  padPlanes,
  resizePlanes,
  type NumberRule,
} from './Planes.ts'
import type { PreprocessorConfig } from './preprocessorConfig.ts'
import { resizePixels, type Pixels, type Size } from './resizePixels.ts'

/** How one class of image processors works. */
export interface ImageProcessorKind {
  /** What its config has when it says nothing. */
  defaults: Partial<PreprocessorConfig>
  /** Whether a size that is one number is both sides (the default), or the shorter side. */
  isSquare?: boolean
  plan(settings: ImageSettings): ImagePlan
}

const IMAGENET = { image_mean: [0.485, 0.456, 0.406], image_std: [0.229, 0.224, 0.225] }
const CLIP_COLOURS = {
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
}
const HALVES = { image_mean: [0.5, 0.5, 0.5], image_std: [0.5, 0.5, 0.5] }

const square = (side: number) => ({ height: side, width: side })

function refuse({ model }: ImageSettings, expected: string): never {
  throw new ModelLoadError(model, `preprocessor_config.json does not fit: ${expected}.`)
}

/** The height and width that a config has to name. */
function bothSides(settings: ImageSettings, key: 'size' | 'crop_size' | 'pad_size' = 'size'): Size {
  const sizes = { size: settings.size, crop_size: settings.cropSize, pad_size: settings.padSize }
  const { height, width } = sizes[key] ?? {}
  return height && width ? { height, width } : refuse(settings, `${key}: expected height and width`)
}

function shortestEdge(settings: ImageSettings): number {
  return settings.size.shortest_edge ?? refuse(settings, 'size: expected shortest_edge')
}

/** What a config says about the size of an image, whatever that is now. */
function sizeFinder(settings: ImageSettings): (image: Size) => Size {
  const { doResize, size } = settings
  if (doResize && configuredSize(square(1), size) === undefined) {
    refuse(settings, 'size: expected height and width, shortest_edge, or max_height and max_width')
  }
  return (image) => configuredSize(image, size) ?? image
}

type PixelStep = (image: Pixels) => Pixels

const noStep: PixelStep = (image) => image

/** Resizes to a size that depends on the image. */
function resizeTo(settings: ImageSettings, sizeOf: (image: Pixels) => Size): PixelStep {
  if (!settings.doResize) return noStep
  return (image) => resizePixels(image, sizeOf(image), settings.method)
}

const cropAsConfigured = (settings: ImageSettings): PixelStep => {
  if (!settings.doCenterCrop) return noStep
  const to = bothSides(settings, 'crop_size')
  return (image) => centerCrop(image, to)
}

const rescaling = ({ doRescale, rescaleFactor }: ImageSettings): NumberRule => ({
  scale: doRescale ? rescaleFactor : undefined,
})

const normalizing = ({ doNormalize, mean, std }: ImageSettings): NumberRule =>
  doNormalize ? { mean, std } : {}

const numbers = (settings: ImageSettings): NumberRule => ({
  ...rescaling(settings),
  ...normalizing(settings),
})

/** Zeros to the size that the config names, or to a multiple. */
function padAsConfigured(settings: ImageSettings): ImagePlan['pad'] {
  if (!settings.doPad || settings.padSize === undefined) return undefined
  const to = bothSides(settings, 'pad_size')
  return () => to
}

/** What most classes do, after what they do with bytes. */
const planWith = (settings: ImageSettings, pixels: readonly PixelStep[]): ImagePlan => ({
  pixels,
  numbers: numbers(settings),
  planes: [],
  pad: padAsConfigured(settings),
})

/** Resize to a size that depends on the settings, crop, rescale, normalize. */
const resizedBy =
  (sizeOf: (settings: ImageSettings) => (image: Pixels) => Size) =>
  (settings: ImageSettings): ImagePlan =>
    planWith(settings, [resizeTo(settings, sizeOf(settings)), cropAsConfigured(settings)])

/** What most classes do. */
const standardPlan = resizedBy(sizeFinder)

function convNextPlan(settings: ImageSettings): ImagePlan {
  const shortest = shortestEdge(settings)
  const to = square(shortest)
  if (shortest >= 384) return resizedBy(() => () => to)(settings)
  const larger = Math.trunc(shortest / (settings.cropPct ?? 224 / 256))
  const resize = resizeTo(settings, (image) => shortestEdgeSize(image, larger))
  const crop: PixelStep = settings.doResize ? (image) => centerCrop(image, to) : noStep
  return planWith(settings, [resize, crop, cropAsConfigured(settings)])
}

const poolFormerPlan = resizedBy((settings) => {
  const { cropPct } = settings
  if (cropPct === undefined) return sizeFinder(settings)
  const { height, width } = settings.size
  if (height && width && height !== width) {
    return () => ({ height: Math.trunc(height / cropPct), width: Math.trunc(width / cropPct) })
  }
  const larger = Math.trunc((height ?? shortestEdge(settings)) / cropPct)
  return (image) => shortestEdgeSize(image, larger)
})

const levitPlan = resizedBy((settings) => {
  const { shortest_edge } = settings.size
  if (!shortest_edge) return () => bothSides(settings)
  return (image) => shortestEdgeSize(image, Math.trunc((256 / 224) * shortest_edge))
})

function perceiverPlan(settings: ImageSettings): ImagePlan {
  const size = bothSides(settings)
  const crop = bothSides(settings, 'crop_size')
  const cut: PixelStep = (image) => {
    const least = Math.min(image.height, image.width)
    return centerCrop(image, {
      height: Math.trunc((size.height / crop.height) * least),
      width: Math.trunc((size.width / crop.width) * least),
    })
  }
  const resize = resizeTo(settings, sizeFinder(settings))
  return planWith(settings, [settings.doCenterCrop ? cut : noStep, resize])
}

function efficientNetPlan(settings: ImageSettings): ImagePlan {
  const { std, rescaleOffset, includeTop } = settings
  const offset = rescaleOffset && settings.doRescale ? -1 : 0
  const top = { mean: 0, std }
  return {
    ...standardPlan(settings),
    numbers: { ...numbers(settings), offset },
    planes: includeTop
      ? [(planes) => mapPlanes(planes, (value, channel) => normalized(value, channel, top))]
      : [],
  }
}

function mobileViTPlan(settings: ImageSettings): ImagePlan {
  return {
    ...standardPlan(settings),
    numbers: rescaling(settings),
    planes: settings.doFlipChannels ? [flipChannels] : [],
  }
}

const glpnPlan = (settings: ImageSettings): ImagePlan => ({
  ...resizedBy(({ sizeDivisor = 32 }) => ({ height, width }) => ({
    height: Math.max(1, Math.floor(height / sizeDivisor)) * sizeDivisor,
    width: Math.max(1, Math.floor(width / sizeDivisor)) * sizeDivisor,
  }))(settings),
  numbers: rescaling(settings),
})

function dptPlan(settings: ImageSettings): ImagePlan {
  const { keepsRatio, multiple, sizeDivisor, doPad } = settings
  const to = bothSides(settings)
  const plan = resizedBy(() => (image) => multipleSize(image, to, { keepsRatio, multiple }))(
    settings,
  )
  if (!doPad || sizeDivisor === undefined) return { ...plan, pad: undefined }
  return {
    ...plan,
    pad: undefined,
    planes: [
      (planes) => {
        const padded = roundedUp(planes, sizeDivisor)
        const left = Math.floor((padded.width - planes.width) / 2)
        const top = Math.floor((padded.height - planes.height) / 2)
        return padPlanes(planes, padded, { left, top })
      },
    ],
  }
}

function swin2srPlan(settings: ImageSettings): ImagePlan {
  const { doPad, sizeDivisor = 8 } = settings
  const up = (side: number) => (Math.floor(side / sizeDivisor) + 1) * sizeDivisor
  const pad: PixelStep = (image) =>
    padSymmetric(image, { height: up(image.height), width: up(image.width) })
  return { pixels: doPad ? [pad] : [], numbers: rescaling(settings), planes: [] }
}

function samPlan(settings: ImageSettings): ImagePlan {
  const { longest_edge } = settings.size
  if (!longest_edge) return refuse(settings, 'size: expected longest_edge')
  return resizedBy(() => (image) => longestEdgeSize(image, longest_edge))(settings)
}

function owlv2Plan(settings: ImageSettings): ImagePlan {
  const { doPad, doResize } = settings
  const to = bothSides(settings)
  const rule = normalizing(settings)
  return {
    pixels: [],
    numbers: rescaling(settings),
    planes: [
      (planes) => {
        const side = Math.max(planes.height, planes.width)
        return doPad ? padPlanes(planes, square(side)) : planes
      },
      (planes) => (doResize ? blurredResize(planes, to) : planes),
      (planes) => mapPlanes(planes, (value, channel) => normalized(value, channel, rule)),
    ],
  }
}

/** Resizes numbers, not bytes, as the classes do that work on tensors only. */
function tensorPlan(settings: ImageSettings): ImagePlan {
  const { doResize, method } = settings
  const rule = normalizing(settings)
  const sizeOf = sizeFinder(settings)
  if (method === 'nearest') return standardPlan(settings)
  return {
    pixels: [],
    numbers: rescaling(settings),
    planes: [
      (planes) => (doResize ? resizePlanes(planes, sizeOf(planes), method) : planes),
      (planes) => mapPlanes(planes, (value, channel) => normalized(value, channel, rule)),
    ],
  }
}

function maskFormerPlan(settings: ImageSettings): ImagePlan {
  const { sizeDivisor = 0 } = settings
  const find = sizeFinder(settings)
  const sizeOf = (image: Pixels) => {
    const to = find(image)
    return sizeDivisor > 0 ? roundedUp(to, sizeDivisor) : to
  }
  return resizedBy(() => sizeOf)(settings)
}

function pagePlan({ hasOwnThumbnail }: { hasOwnThumbnail: boolean }) {
  return (settings: ImageSettings): ImagePlan => {
    const to = bothSides(settings)
    const align: PixelStep = (image) => {
      const isAcross =
        (to.width < to.height && image.width > image.height) ||
        (to.width > to.height && image.width < image.height)
      return settings.doAlignLongAxis && isAcross ? rotateClockwise(image) : image
    }
    const shortest = Math.min(to.height, to.width)
    const thumbnail: PixelStep = (image) => {
      const { width, height } = image
      let newHeight = Math.min(height, to.height)
      let newWidth = Math.min(width, to.width)
      if (!settings.doThumbnail || (newHeight === height && newWidth === width)) return image
      if (height > width) newWidth = Math.trunc((width * newHeight) / height)
      else if (width > height) newHeight = Math.trunc((height * newWidth) / width)
      const method = hasOwnThumbnail ? 'bicubic' : settings.method
      return resizePixels(image, { width: newWidth, height: newHeight }, method)
    }
    const pad: PixelStep = (image) => {
      const isTooLarge = image.width > to.width || image.height > to.height
      if (!settings.doPad || isTooLarge) return image
      // Half of what is lacking comes first, rounded down.
      const [left, top] = [to.width - image.width, to.height - image.height].map((lack) =>
        Math.floor(lack / 2),
      )
      return placed(image, to, { left: left ?? 0, top: top ?? 0 })
    }
    return {
      pixels: [
        settings.doCropMargin ? (image: Pixels) => cropMargin(image) : noStep,
        align,
        resizeTo(settings, (image) => shortestEdgeSize(image, shortest)),
        thumbnail,
        pad,
        cropAsConfigured(settings),
      ],
      numbers: numbers(settings),
      planes: [],
    }
  }
}

/** An image on a black one of another size. */
function placed(image: Pixels, to: Size, { left, top }: { left: number; top: number }): Pixels {
  const { width, height, channels, data } = image
  const result = new Uint8Array(to.width * to.height * channels)
  for (let row = 0; row < height; row += 1) {
    const line = data.subarray(row * width * channels, (row + 1) * width * channels)
    result.set(line, ((row + top) * to.width + left) * channels)
  }
  return { ...to, channels, data: result }
}

const standard = (
  defaults: Partial<PreprocessorConfig>,
  { isSquare = true }: { isSquare?: boolean } = {},
): ImageProcessorKind => ({ defaults, isSquare, plan: standardPlan })

const CLIP = standard(
  {
    ...CLIP_COLOURS,
    size: { shortest_edge: 224 },
    resample: 3,
    do_center_crop: true,
    crop_size: 224,
  },
  { isSquare: false },
)

const DETECTION: ImageProcessorKind = {
  defaults: { ...IMAGENET, size: { shortest_edge: 800, longest_edge: 1333 }, max_size: 1333 },
  isSquare: false,
  plan: standardPlan,
}

/** Sides of multiples of 16, the size of its patches. */
const YOLOS: ImageProcessorKind = {
  ...DETECTION,
  plan: resizedBy((settings) => {
    const find = sizeFinder(settings)
    const { shortest_edge, longest_edge } = settings.size
    if (!shortest_edge || !longest_edge) return find
    return (image) => {
      const { width, height } = find(image)
      return { width: width - (width % 16), height: height - (height % 16) }
    }
  }),
}

const MASK_FORMER: ImageProcessorKind = {
  ...DETECTION,
  defaults: { ...DETECTION.defaults, size_divisor: 32 },
  plan: maskFormerPlan,
}

const MOBILE_NET = standard(
  { ...HALVES, size: { shortest_edge: 256 }, do_center_crop: true, crop_size: 224 },
  { isSquare: false },
)

/** For models that see images in pieces: what reads them cuts and resizes. */
const withoutSize = (defaults: Partial<PreprocessorConfig>): ImageProcessorKind => ({
  defaults,
  plan: (settings) => ({ pixels: [], numbers: numbers(settings), planes: [] }),
})

const TILED = withoutSize({ ...HALVES, resample: 1 })

const DPT: ImageProcessorKind = {
  defaults: { ...HALVES, size: 384, resample: 3 },
  plan: dptPlan,
}

const DIVISIBLE = resizedBy((settings) => {
  const { sizeDivisor = 32 } = settings
  const shortest = shortestEdge(settings)
  return (image) => divisibleSize(image, shortest, sizeDivisor)
})

/**
 * The image processors of Transformers by their class, with the defaults of each. Those that say nothing
 * here have `do_resize`, `do_rescale` and `do_normalize` true, `resample` 2 and 1/255.
 */
export const IMAGE_PROCESSORS: Readonly<Record<string, ImageProcessorKind>> = {
  BeitImageProcessor: standard({ ...HALVES, size: 224, resample: 3, crop_size: 224 }),
  BitImageProcessor: CLIP,
  BlipImageProcessor: standard({ ...CLIP_COLOURS, size: 384, resample: 3 }),
  BridgeTowerImageProcessor: {
    defaults: {
      ...CLIP_COLOURS,
      size: { shortest_edge: 288 },
      resample: 3,
      crop_size: 288,
      do_center_crop: true,
      size_divisor: 32,
    },
    isSquare: false,
    plan: DIVISIBLE,
  },
  ChineseCLIPImageProcessor: CLIP,
  CLIPImageProcessor: CLIP,
  ConditionalDetrImageProcessor: DETECTION,
  ConvNextImageProcessor: {
    defaults: { ...HALVES, size: { shortest_edge: 384 }, resample: 3, crop_pct: 224 / 256 },
    isSquare: false,
    plan: convNextPlan,
  },
  DeformableDetrImageProcessor: DETECTION,
  DeiTImageProcessor: standard({
    ...HALVES,
    size: 256,
    resample: 3,
    do_center_crop: true,
    crop_size: 224,
  }),
  DetrImageProcessor: DETECTION,
  DINOv3ViTImageProcessor: { defaults: { ...IMAGENET, size: 224 }, plan: tensorPlan },
  DonutImageProcessor: {
    defaults: { ...HALVES, size: { height: 2560, width: 1920 }, do_thumbnail: true, do_pad: true },
    plan: pagePlan({ hasOwnThumbnail: false }),
  },
  DPTImageProcessor: DPT,
  EfficientNetImageProcessor: {
    defaults: { ...HALVES, size: 346, resample: 3, crop_size: 289, include_top: true },
    plan: efficientNetPlan,
  },
  FlavaImageProcessor: standard({
    ...CLIP_COLOURS,
    size: 224,
    resample: 3,
    do_center_crop: true,
    crop_size: 224,
  }),
  GLPNImageProcessor: { defaults: { size_divisor: 32 }, plan: glpnPlan },
  GroundingDinoImageProcessor: DETECTION,
  Idefics3ImageProcessor: TILED,
  LayoutLMv3ImageProcessor: standard({ ...HALVES, size: 224 }),
  LevitImageProcessor: {
    defaults: {
      ...IMAGENET,
      size: { shortest_edge: 224 },
      resample: 3,
      do_center_crop: true,
      crop_size: 224,
    },
    isSquare: false,
    plan: levitPlan,
  },
  LlavaImageProcessor: CLIP,
  Mask2FormerImageProcessor: MASK_FORMER,
  MaskFormerImageProcessor: MASK_FORMER,
  MobileNetV1ImageProcessor: MOBILE_NET,
  MobileNetV2ImageProcessor: MOBILE_NET,
  MobileViTImageProcessor: {
    defaults: {
      size: { shortest_edge: 224 },
      resample: 3,
      do_center_crop: true,
      crop_size: 256,
      do_flip_channel_order: true,
    },
    isSquare: false,
    plan: mobileViTPlan,
  },
  NougatImageProcessor: {
    defaults: {
      ...IMAGENET,
      size: { height: 896, width: 672 },
      do_crop_margin: true,
      do_thumbnail: true,
      do_pad: true,
    },
    plan: pagePlan({ hasOwnThumbnail: true }),
  },
  Owlv2ImageProcessor: { defaults: { ...CLIP_COLOURS, size: 960, do_pad: true }, plan: owlv2Plan },
  OwlViTImageProcessor: standard({ ...CLIP_COLOURS, size: 768, resample: 3, crop_size: 768 }),
  PerceiverImageProcessor: {
    defaults: { ...IMAGENET, size: 224, resample: 3, do_center_crop: true, crop_size: 256 },
    plan: perceiverPlan,
  },
  PoolFormerImageProcessor: {
    defaults: {
      ...IMAGENET,
      size: { shortest_edge: 224 },
      resample: 3,
      do_center_crop: true,
      crop_size: 224,
      crop_pct: 0.9,
    },
    isSquare: false,
    plan: poolFormerPlan,
  },
  PvtImageProcessor: standard({ ...IMAGENET, size: 224, resample: 3 }),
  Qwen2VLImageProcessor: withoutSize({ ...CLIP_COLOURS, resample: 3 }),
  RTDetrImageProcessor: standard({ ...IMAGENET, size: 640, do_normalize: false }),
  SamImageProcessor: {
    defaults: { ...IMAGENET, size: { longest_edge: 1024 }, do_pad: true, pad_size: 1024 },
    plan: samPlan,
  },
  SegformerImageProcessor: standard({ ...IMAGENET, size: 512 }),
  SiglipImageProcessor: standard({ ...HALVES, size: 224, resample: 3 }),
  SmolVLMImageProcessor: TILED,
  Swin2SRImageProcessor: { defaults: { do_pad: true, size_divisor: 8 }, plan: swin2srPlan },
  ViltImageProcessor: {
    defaults: { ...HALVES, size: { shortest_edge: 384 }, resample: 3, size_divisor: 32 },
    isSquare: false,
    plan: DIVISIBLE,
  },
  ViTImageProcessor: standard({ ...HALVES, size: 224 }),
  VitPoseImageProcessor: {
    defaults: { ...IMAGENET, size: { height: 256, width: 192 } },
    // Subjects are cut out by their boxes before.
    plan: (settings) => ({ pixels: [], numbers: numbers(settings), planes: [] }),
  },
  YolosImageProcessor: YOLOS,
}
