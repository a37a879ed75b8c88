/** Turns drawings into the base64 `data:` URLs that the examples use. */
import sharp from 'sharp'
import { webm } from './webm.ts'

const FPS = 4
const FRAME_QUALITY = 30

function dataUrl(mimeType: string, bytes: Uint8Array): string {
  return `data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}`
}

/** A picture with all its colours. */
export async function png(source: string): Promise<string> {
  const options = { palette: true, compressionLevel: 9 }
  return dataUrl('image/png', await sharp(Buffer.from(source)).png(options).toBuffer())
}

/** A picture in so few colours that it stays small. */
export async function smallPng(source: string): Promise<string> {
  const options = { palette: true, colours: 16, dither: 0, effort: 10, compressionLevel: 9 }
  return dataUrl('image/png', await sharp(Buffer.from(source)).png(options).toBuffer())
}

/** A picture in grey: a mask or a depth map. */
export async function greyPng(source: string): Promise<string> {
  const grey = sharp(Buffer.from(source)).toColourspace('b-w').removeAlpha()
  return dataUrl('image/png', await grey.png({ compressionLevel: 9 }).toBuffer())
}

/** A video of one drawing after the other, each scaled by a factor. */
export async function video(frames: readonly string[], scale = 1): Promise<string> {
  const original = await sharp(Buffer.from(frames[0] ?? '')).metadata()
  const size = { width: original.width * scale, height: original.height * scale }
  const options = { quality: FRAME_QUALITY, effort: 6 }
  const webps = await Promise.all(
    frames.map((frame) => sharp(Buffer.from(frame)).resize(size).webp(options).toBuffer()),
  )
  return dataUrl('video/webm', webm(webps, { ...size, fps: FPS }))
}

/** A three-dimensional model. */
export function glbUrl(glb: Uint8Array): string {
  return dataUrl('model/gltf-binary', glb)
}
