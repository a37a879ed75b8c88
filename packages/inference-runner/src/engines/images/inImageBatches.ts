import type { ImageProcessor, ProcessedImage } from './ImageProcessor.ts'
import type { Pixels } from './resizePixels.ts'

/** Images are worked on together up to this many, and up to this many numbers. */
const AT_ONCE = 8
const MAX_NUMBERS = 8_000_000

/**
 * Works through images a few at a time, in order: those that follow each other and have the same size
 * once processed go through the model together, so that none is padded because of another and each gives what
 * it would give alone.
 */
export async function inImageBatches<Image extends Pixels, Result>(
  images: readonly Image[],
  { processor, signal }: { processor: ImageProcessor; signal: AbortSignal },
  work: (batch: ProcessedImage[], offset: number) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  let batch: ProcessedImage[] = []
  const flush = async () => {
    if (batch.length === 0) return
    signal.throwIfAborted()
    const done = batch
    batch = []
    results.push(...(await work(done, results.length)))
  }
  for (const image of images) {
    signal.throwIfAborted()
    const next = processor.process(image)
    const [first] = batch
    const fits =
      first !== undefined &&
      first.width === next.width &&
      first.height === next.height &&
      batch.length < AT_ONCE &&
      (batch.length + 1) * next.data.length <= MAX_NUMBERS
    if (!fits) await flush()
    batch.push(next)
  }
  await flush()
  return results
}
