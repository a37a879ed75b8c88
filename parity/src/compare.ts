import decode from '@audio/decode'
import sharp from 'sharp'
import { ReferenceFile } from './files.ts'

/** Greatest difference between two numbers, unless a case says otherwise. */
const TOLERANCE = 1e-4
/** Greatest difference between two values of a pixel, from 0 to 255. */
const PIXEL_TOLERANCE = 1
const PICTURE = /\.(png|jpe?g|webp|bmp)$/i

/** The numbers of a file that are compared, and how near they have to be. */
interface Decoded {
  /** What has to be equal: size and channels, or rate. */
  form: string
  values: ArrayLike<number>
  tolerance: number
}

async function decodePicture(bytes: Uint8Array): Promise<Decoded> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const form = `${info.width} × ${info.height} × ${info.channels}`
  return { form, values: data, tolerance: PIXEL_TOLERANCE }
}

async function decodeSound(bytes: Uint8Array<ArrayBuffer>, tolerance: number): Promise<Decoded> {
  const { channelData, sampleRate } = await decode(bytes)
  const length = channelData[0]?.length ?? 0
  const form = `${channelData.length} channels of ${length} samples at ${sampleRate} Hz`
  return { form, values: channelData.flatMap((channel) => Array.from(channel)), tolerance }
}

function greatestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? NaN))),
    0,
  )
}

const show = (value: unknown) =>
  value instanceof Uint8Array ? 'bytes' : (JSON.stringify(value)?.slice(0, 200) ?? 'nothing')

/** How outputs are compared. */
export interface Comparison {
  /** Greatest difference between two numbers. Default 1e-4. */
  tolerance?: number | undefined
  /** Called with each difference that was measured, 0 too. */
  onMeasure?: ((unit: DifferenceUnit, difference: number) => void) | undefined
  /** Whether fields that are not expected may be there. Default `false`. */
  isPartial?: boolean | undefined
}

/** What differs: numbers and samples by themselves, pixels of 255. */
export type DifferenceUnit = 'number' | 'pixel'

async function compareFiles(
  path: string,
  expected: ReferenceFile,
  actual: Uint8Array<ArrayBuffer>,
  { tolerance = TOLERANCE, onMeasure }: Comparison,
): Promise<string[]> {
  const isPicture = PICTURE.test(expected.name)
  const read = isPicture
    ? decodePicture
    : (bytes: Uint8Array<ArrayBuffer>) => decodeSound(bytes, tolerance)
  const [wanted, got] = await Promise.all([read(expected.bytes), read(actual)])
  if (wanted.form !== got.form) return [`${path}: expected ${wanted.form}, got ${got.form}`]
  const difference = greatestDifference(wanted.values, got.values)
  onMeasure?.(isPicture ? 'pixel' : 'number', difference)
  if (difference <= wanted.tolerance) return []
  return [`${path}: ${expected.name} differs by ${difference}, allowed ${wanted.tolerance}`]
}

/**
 * Finds where an output differs from the expected one, as sentences that begin with a path. Numbers
 * are equal within the tolerance, pictures within one of 255 for each pixel, sounds within the
 * tolerance for each sample, everything else exactly.
 */
export async function findDifferences(
  expected: unknown,
  actual: unknown,
  comparison: Comparison = {},
  path = 'output',
): Promise<string[]> {
  const { tolerance = TOLERANCE, onMeasure, isPartial = false } = comparison
  if (expected instanceof ReferenceFile) {
    return actual instanceof Uint8Array
      ? compareFiles(path, expected, new Uint8Array(actual), comparison)
      : [`${path}: expected the file ${expected.name}, got ${show(actual)}`]
  }
  if (typeof expected === 'number' && typeof actual === 'number') {
    const difference = Math.abs(expected - actual)
    onMeasure?.('number', difference)
    return difference <= tolerance ? [] : [`${path}: expected ${expected}, got ${actual}`]
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return [`${path}: expected ${expected.length} items, got ${actual.length}: ${show(actual)}`]
    }
    const found = expected.map((item: unknown, at) =>
      findDifferences(item, actual[at], comparison, `${path}[${at}]`),
    )
    return (await Promise.all(found)).flat()
  }
  if (isFields(expected) && isFields(actual)) {
    const others = isPartial ? [] : Object.keys(actual)
    const names = [...new Set([...Object.keys(expected), ...others])]
    const found = names.map((name) =>
      findDifferences(expected[name], actual[name], comparison, `${path}.${name}`),
    )
    return (await Promise.all(found)).flat()
  }
  return Object.is(expected, actual)
    ? []
    : [`${path}: expected ${show(expected)}, got ${show(actual)}`]
}

function isFields(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  )
}
