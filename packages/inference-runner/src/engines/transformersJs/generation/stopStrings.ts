import type { GenerationConfig } from './generationConfig.ts'

/** The strings that end a text: those of the call and those of the model. */
export function stopStrings(
  { stop_strings: ofModel }: GenerationConfig,
  stop: readonly string[] = [],
): string[] {
  return [...stop, ...[ofModel ?? []].flat()]
}
