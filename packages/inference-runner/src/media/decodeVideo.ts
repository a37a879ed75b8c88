import { imageFormat } from '@taskmesh/tasks/media'
import sharp from 'sharp'
import type { DecodedVideo } from '../engine/decodedVideo.ts'
import { MediaError } from '../errors.ts'
import { publicReasonOf } from '../publicReasonOf.ts'

/** Most pixels of all frames together. */
const MAX_VIDEO_PIXELS = 80_000_000
const MAX_FRAMES = 1000
const SECONDS = 30
/** What players take for a frame whose duration is not given, in milliseconds. */
const FRAME_MS = 100

const KINDS: readonly [RegExp, string][] = [
  [/^....ftyp/s, 'an MP4 or QuickTime file'],
  [/^.E\xdf\xa3/s, 'a WebM or Matroska file'],
  [/^RIFF....AVI /s, 'an AVI file'],
]

function describeContent(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16))
  const kind = KINDS.find(([pattern]) => pattern.test(start))?.[1]
  return kind ?? `${bytes.length} bytes of another kind`
}

/** When each frame is shown, in seconds, by how long each stays, in milliseconds. */
function timesOf(delays: readonly number[], count: number): number[] {
  const times: number[] = []
  let time = 0
  for (let frame = 0; frame < count; frame++) {
    times.push(time / 1000)
    time += delays[frame] || FRAME_MS
  }
  return times
}

/**
 * Decodes an animated GIF or WebP as frames. Films need a decoder of their own, which this runner does
 * not have.
 *
 * @param path - where the video was in the request, for messages.
 * @throws {@link MediaError} for other formats, and for more than 80 million pixels or 1000 frames.
 */
export async function decodeVideo(bytes: Uint8Array, path: string): Promise<DecodedVideo> {
  const format = imageFormat(bytes)
  if (format !== 'GIF' && format !== 'WebP') {
    throw new MediaError(path, `expected an animated GIF or WebP, got ${describeContent(bytes)}`, {
      details: 'Convert it, for example: ffmpeg -i film.mp4 -vf fps=8,scale=320:-1 film.gif',
    })
  }
  try {
    const image = sharp(bytes, { animated: true, limitInputPixels: MAX_VIDEO_PIXELS }).timeout({
      seconds: SECONDS,
    })
    const { pages = 1, delay = [] } = await image.metadata()
    if (pages > MAX_FRAMES) {
      throw new MediaError(path, `expected at most ${MAX_FRAMES} frames, got ${pages}`)
    }
    const { data, info } = await image
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const height = info.height / pages
    const size = info.width * height * 3
    const frames = Array.from({ length: pages }, (_, frame) => ({
      width: info.width,
      height,
      channels: 3 as const,
      data: new Uint8Array(data.subarray(frame * size, (frame + 1) * size)),
    }))
    return { frames, times: timesOf(delay, pages) }
  } catch (error) {
    if (error instanceof MediaError) throw error
    const [reason = ''] = publicReasonOf(error).split('\n')
    const fault = /pixel limit/i.test(reason)
      ? `expected frames of at most ${MAX_VIDEO_PIXELS} pixels together, got more`
      : `expected a whole video, got one that cannot be decoded (${reason.slice(0, 200)})`
    throw new MediaError(path, fault, { cause: error })
  }
}
