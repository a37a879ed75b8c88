import { isRecord } from '@taskmesh/errors'

/** How long all sounds of decoded inputs are together, in seconds; 0 when there are none. */
export function soundSeconds(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + soundSeconds(one), 0)
  if (!isRecord(value) || ArrayBuffer.isView(value)) return 0
  const { channels, samplingRate } = value
  if (!Array.isArray(channels) || typeof samplingRate !== 'number') {
    return soundSeconds(Object.values(value))
  }
  const [first] = channels
  return first instanceof Float32Array ? first.length / samplingRate : 0
}
