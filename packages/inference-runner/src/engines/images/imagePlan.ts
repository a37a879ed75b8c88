import type { NumberRule, Planes } from './Planes.ts'
import type { SizeConfig } from './preprocessorConfig.ts'
import type { ResizeMethod } from './resamplingWindows.ts'
import type { Pixels, Size } from './resizePixels.ts'

/** What an image processor does by its config, with all defaults filled in. */
export interface ImageSettings {
  /** The model whose config it is, for messages. */
  model: string
  doResize: boolean
  size: SizeConfig
  method: ResizeMethod
  doCenterCrop: boolean
  cropSize: SizeConfig
  cropPct?: number | undefined
  doCropMargin: boolean
  doThumbnail: boolean
  doAlignLongAxis: boolean
  doRescale: boolean
  rescaleFactor: number
  rescaleOffset: boolean
  doNormalize: boolean
  includeTop: boolean
  mean: number | readonly number[]
  std: number | readonly number[]
  doFlipChannels: boolean
  doPad: boolean
  padSize?: SizeConfig | undefined
  sizeDivisor?: number | undefined
  keepsRatio: boolean
  multiple: number
}

/** What is done with one image, in this order. */
export interface ImagePlan {
  /** With its bytes. */
  pixels: readonly ((image: Pixels) => Pixels)[]
  /** How bytes become numbers. */
  numbers: NumberRule
  /** With its numbers. */
  planes: readonly ((planes: Planes) => Planes)[]
  /** The size that it gets by zeros to the right and below, after all else. */
  pad?: ((planes: Size) => Size) | undefined
}
