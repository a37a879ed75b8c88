import { isMediaText } from '@taskmesh/tasks'

/** A few words that tell one input of a batch from another: its first text that is no media. */
export function captionOf(input: unknown): string | undefined {
  if (typeof input === 'string') return isMediaText(input) ? undefined : input
  if (typeof input !== 'object' || input === null) return undefined
  return Object.values(input)
    .map((part: unknown) => (typeof part === 'string' ? captionOf(part) : undefined))
    .find((text) => text !== undefined)
}
