import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import * as z from 'zod/mini'
import { load } from '../serving/load.ts'

const SIZE = { width: 4000, height: 3000 }
const TASK = 'image-classification'

/** What the event loop of a server does while clients send photographs, in milliseconds. */
export interface Serving {
  what: string
  megabytes: number
  /** How long the loop stood still at once. */
  p99: number
  max: number
  /** Work of the server's thread for one photograph. */
  cpuMs: number
  perSecond: number
  /** Answers that were not 200. */
  refused: number
  /** How long a client waited for its answer. */
  answerP50: number
}

interface Body {
  what: string
  path: string
  type: string
  body: Uint8Array<ArrayBuffer> | string
}

/** A bitmap with a palette of 256 greys: one byte a pixel. */
function toBmp(grey: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = 54 + 256 * 4
  const bytes = Buffer.alloc(start + grey.length)
  bytes.write('BM', 'latin1')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(start, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(SIZE.width, 18)
  bytes.writeInt32LE(SIZE.height, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(8, 28)
  for (let shade = 0; shade < 256; shade += 1) {
    bytes.fill(shade, 54 + 4 * shade, 54 + 4 * shade + 3)
  }
  bytes.set(grey, start)
  return new Uint8Array(bytes)
}

/** A photograph of 12 megapixels in each format, as a file and as JSON. */
async function makeBodies(model: string): Promise<Body[]> {
  const noise = { type: 'gaussian', mean: 120, sigma: 20 } as const
  const grain = sharp({ create: { ...SIZE, channels: 3, background: 'grey', noise } }).blur(1)
  const { data } = await grain.raw().toBuffer({ resolveWithObject: true })
  const photograph = () => sharp(data, { raw: { ...SIZE, channels: 3 } })
  const files: Record<string, Uint8Array<ArrayBuffer>> = {
    JPEG: new Uint8Array(await photograph().jpeg({ quality: 90 }).toBuffer()),
    'JPEG, turned by EXIF': new Uint8Array(
      await photograph().withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer(),
    ),
    'JPEG of CMYK': new Uint8Array(
      await photograph().toColourspace('cmyk').jpeg({ quality: 90 }).toBuffer(),
    ),
    PNG: new Uint8Array(await photograph().png({ compressionLevel: 3, palette: true }).toBuffer()),
    'PNG of 16-bit grey': new Uint8Array(
      await photograph()
        .greyscale()
        .toColourspace('grey16')
        .png({ compressionLevel: 1 })
        .toBuffer(),
    ),
    WebP: new Uint8Array(await photograph().webp({ quality: 90, effort: 0 }).toBuffer()),
    'BMP of 8 bits': toBmp(new Uint8Array(await photograph().greyscale().raw().toBuffer())),
  }
  return Object.entries(files).flatMap(([format, bytes]) => [
    { what: format, path: `/models/${model}`, type: 'application/octet-stream', body: bytes },
    {
      what: `${format}, in JSON`,
      path: `/v1/tasks/${TASK}`,
      type: 'application/json',
      body: JSON.stringify({ inputs: Buffer.from(bytes).toString('base64') }),
    },
  ])
}

const started = z.object({ port: z.number(), model: z.string() })
const delays = z.object({ p99: z.number(), max: z.number(), cpuMs: z.number() })

export interface ServingOptions {
  clients: number
  /** How many photographs of each form. */
  calls: number
  /** Only forms whose names begin so. */
  forms?: string | undefined
  onMeasured?: ((serving: Serving) => void) | undefined
}

/** Measures the event loop of a server while so many clients send photographs of 12 megapixels all the time. */
export async function measureServing({
  clients,
  calls,
  forms,
  onMeasured = () => {},
}: ServingOptions): Promise<Serving[]> {
  const child = fork(fileURLToPath(new URL('./serveModel.ts', import.meta.url)))
  const next = async (): Promise<unknown> => (await once(child, 'message'))[0]
  const { port, model } = z.parse(started, await next())
  const readDelays = async () => {
    child.send('read')
    return z.parse(delays, await next())
  }
  const found: Serving[] = []
  for (const { what, path, type, body } of await makeBodies(model)) {
    if (forms !== undefined && !what.startsWith(forms)) continue
    let refused = 0
    const send = async () => {
      const headers = { 'content-type': type }
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers,
        body,
      })
      await answer.arrayBuffer()
      if (!answer.ok) refused += 1
    }
    await send()
    await readDelays()
    refused = 0
    const { perSecond, p50 } = await load(clients, calls, send)
    const { p99, max, cpuMs } = await readDelays()
    const serving: Serving = {
      what,
      megabytes: body.length / 1e6,
      p99,
      max,
      cpuMs: cpuMs / calls,
      perSecond,
      refused,
      answerP50: p50,
    }
    found.push(serving)
    onMeasured(serving)
  }
  child.disconnect()
  await once(child, 'exit')
  return found
}
