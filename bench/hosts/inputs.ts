import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const SYLLABLES = ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se']

/** Numbers from 0 to 1, the same ones for the same seed (Mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Texts of 10 to 40 invented words. */
export function makeTexts(count: number): string[] {
  const random = randomNumbers(1)
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? ''
  const word = () => Array.from({ length: 1 + Math.floor(random() * 3) }, syllable).join('')
  const words = () => Array.from({ length: 10 + Math.floor(random() * 30) }, word)
  return Array.from({ length: count }, () => words().join(' '))
}

/** Writes pictures with the grain and the size of photographs, as JPEG, and returns their paths. */
export async function makePhotographs(
  folder: string,
  count: number,
  { width, height }: { width: number; height: number },
): Promise<string[]> {
  const write = async (index: number) => {
    const noise = { type: 'gaussian', mean: 80 + index * 4, sigma: 20 } as const
    const grain = sharp({ create: { width, height, channels: 3, background: 'grey', noise } })
    const path = join(folder, `${width}-${index}.jpg`)
    await writeFile(path, await grain.blur(1).jpeg({ quality: 85 }).toBuffer())
    return path
  }
  return Promise.all(Array.from({ length: count }, (_, index) => write(index)))
}
