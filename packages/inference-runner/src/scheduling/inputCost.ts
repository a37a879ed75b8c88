/** Bytes of text for one token, about, in subword vocabularies. */
const BYTES_PER_TOKEN = 4
/** What a picture or a sound costs: as much as the 196 patches of ViT, rounded. */
const MEDIA_TOKENS = 256

function isMedia(value: object): boolean {
  return 'data' in value || 'channels' in value || 'frames' in value
    ? Object.values(value).some((part) => ArrayBuffer.isView(part) || Array.isArray(part))
    : false
}

/**
 * About how many tokens an input has, without its tokenizer: a quarter of the bytes of its texts, and 256
 * for each of its media.
 *
 * @example
 * ```ts
 * inputCost('Hello world!') // 3
 * ```
 */
export function inputCost(input: unknown): number {
  if (typeof input === 'string') return Math.ceil(Buffer.byteLength(input) / BYTES_PER_TOKEN)
  if (typeof input !== 'object' || input === null) return 1
  if (ArrayBuffer.isView(input) || isMedia(input)) return MEDIA_TOKENS
  return Object.values(input).reduce((sum: number, part) => sum + inputCost(part), 0)
}
