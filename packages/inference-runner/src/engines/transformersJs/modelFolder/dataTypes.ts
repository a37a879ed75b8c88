import type { DataType } from '@huggingface/transformers'

/**
 * How weights can be stored, each with the end of its files' names, as Hugging Face names them. The
 * preferred ones, those that change the numbers least, come first.
 */
export const DATA_TYPE_SUFFIXES = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
  q2: '_q2',
  q2f16: '_q2f16',
  q1: '_q1',
  q1f16: '_q1f16',
} as const satisfies Record<Exclude<DataType, 'auto'>, string>

/** A type of weights that has files of its own. */
export type WeightType = keyof typeof DATA_TYPE_SUFFIXES

/** All types of weights, the preferred ones first. */
// The keys of an object literal are its own.
export const WEIGHT_TYPES = Object.keys(DATA_TYPE_SUFFIXES) as WeightType[]

/** Which weights a file holds, and the name of its graph: `decoder_model_q4.onnx` is `decoder_model`. */
export function splitWeightName(name: string): { graph: string; type: WeightType } {
  const stem = name.replace(/\.onnx$/, '')
  const type = WEIGHT_TYPES.find(
    (candidate) =>
      candidate !== 'fp32' &&
      stem.endsWith(DATA_TYPE_SUFFIXES[candidate]) &&
      stem.length > DATA_TYPE_SUFFIXES[candidate].length,
  )
  if (type === undefined) return { graph: stem, type: 'fp32' }
  return { graph: stem.slice(0, -DATA_TYPE_SUFFIXES[type].length), type }
}
