import { chromium } from 'playwright'

const WIDTH = 320
const PEAKS = 48

export interface Seen {
  /** A small WebP picture. */
  bytes: Buffer
  /** Of the whole picture. */
  width: number
  height: number
}

/** Looks at pictures and films and listens to sounds, as a browser does. */
export interface Studio extends AsyncDisposable {
  /** Makes a small picture of a picture, or of the middle of a film. */
  look(url: string, options?: { isFilm?: boolean }): Promise<Seen>
  /** Makes a small picture of a mask: opaque where it is white. */
  cutOut(url: string): Promise<Seen>
  /** How loud each part of a sound is, from 0 to 1, and how long all is, in seconds. */
  listen(url: string): Promise<{ peaks: number[]; duration: number }>
}

/** Runs in the page. */
async function draw({ url, width, isFilm, isMask }: DrawOptions) {
  async function film() {
    const video = Object.assign(document.createElement('video'), { src: url, muted: true })
    await new Promise((done) => video.addEventListener('loadeddata', done))
    video.currentTime = Number.isFinite(video.duration) ? video.duration / 2 : 0
    await new Promise((done) => video.addEventListener('seeked', done))
    return { source: video, natural: [video.videoWidth, video.videoHeight] as const }
  }
  async function picture() {
    const image = Object.assign(new Image(), { src: url })
    await image.decode()
    return { source: image, natural: [image.naturalWidth, image.naturalHeight] as const }
  }
  const { source, natural } = await (isFilm ? film() : picture())
  const scale = Math.min(1, width / natural[0])
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(natural[0] * scale)
  canvas.height = Math.round(natural[1] * scale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('There is no canvas.')
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  if (isMask) {
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
    for (let at = 0; at < pixels.data.length; at += 4) {
      pixels.data[at + 3] = pixels.data[at] ?? 0
      pixels.data.fill(255, at, at + 3)
    }
    context.putImageData(pixels, 0, 0)
  }
  return { webp: canvas.toDataURL('image/webp', 0.8), width: natural[0], height: natural[1] }
}

interface DrawOptions {
  url: string
  width: number
  isFilm: boolean
  isMask: boolean
}

/** Runs in the page. */
async function measure({ url, count }: { url: string; count: number }) {
  const bytes = await (await fetch(url)).arrayBuffer()
  const sound = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(bytes)
  const samples = sound.getChannelData(0)
  const size = Math.ceil(samples.length / count)
  const loudest = Array.from({ length: count }, (_, part) =>
    samples
      .subarray(part * size, (part + 1) * size)
      .reduce((most, one) => Math.max(most, Math.abs(one)), 0),
  )
  const most = Math.max(...loudest, 1e-6)
  const peaks = loudest.map((peak) => Math.round((peak / most) * 100) / 100)
  return { peaks, duration: Math.round(sound.duration * 100) / 100 }
}

/** Opens a browser for {@link Studio}. Its path is `CHROMIUM_PATH`, `/usr/bin/chromium` without it. */
export async function openStudio(): Promise<Studio> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  async function see(options: DrawOptions): Promise<Seen> {
    const { webp, width, height } = await page.evaluate(draw, options)
    return { bytes: Buffer.from(webp.slice(webp.indexOf(',') + 1), 'base64'), width, height }
  }
  return {
    look: (url, { isFilm = false } = {}) => see({ url, width: WIDTH, isFilm, isMask: false }),
    cutOut: (url) => see({ url, width: WIDTH, isFilm: false, isMask: true }),
    listen: (url) => page.evaluate(measure, { url, count: PEAKS }),
    [Symbol.asyncDispose]: () => browser.close(),
  }
}
