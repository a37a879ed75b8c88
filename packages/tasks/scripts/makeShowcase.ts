/**
 * Makes the files in `media/`: photographs from Python packages made smaller, speech by flite, music, two
 * pages, a room and films by the scripts here. Needs `ffmpeg` and `flite` (Debian 12's packages) and the
 * unpacked wheel scikit_image-0.18.3; which file is from where is said in `media/SOURCES.md`.
 *
 * `node scripts/makeShowcase.ts <folder of the unpacked wheel>`
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { glb } from './media/glb.ts'
import { coffeeMask } from './showcase/coffeeMasks.ts'
import { invoice } from './showcase/invoice.ts'
import { music } from './showcase/music.ts'
import { noiseOf } from './showcase/noise.ts'
import { BALLS, depthMap, HEIGHT, view, WIDTH } from './showcase/room.ts'
import { sphere } from './showcase/sphere.ts'
import { timetable } from './showcase/timetable.ts'

const MEDIA = fileURLToPath(new URL('../media/', import.meta.url))

/** The photographs, with the SHA-256 of the file in the wheel. */
const PHOTOGRAPHS = {
  cat: ['chelsea.png', '596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb'],
  coffee: ['coffee.png', 'cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7'],
  astronaut: ['astronaut.png', '88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5'],
  rocket: ['rocket.jpg', 'c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c'],
} as const

const SPEECH = {
  canoe: ['slt', 'The birch canoe slid on the smooth planks.'],
  reminder: ['rms', 'Remind me at noon to call my mother.'],
} as const

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Call it as: node scripts/makeShowcase.ts <folder of the unpacked wheel>')
  process.exit(1)
}
const work = mkdtempSync(join(tmpdir(), 'taskmesh-showcase-'))

async function write(name: string, picture: Sharp): Promise<void> {
  await picture.toFile(join(MEDIA, name))
}

function photograph(name: keyof typeof PHOTOGRAPHS): Buffer {
  const [file, hash] = PHOTOGRAPHS[name]
  const bytes = readFileSync(join(folder ?? '', 'skimage/data', file))
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== hash) throw new Error(`${file} is another file: its SHA-256 is ${found}.`)
  return bytes
}

const jpeg = (picture: Sharp, quality: number) => picture.jpeg({ quality, mozjpeg: true })
/** Without the time and the version of the program in the file. */
const EXACT = ['-fflags', '+bitexact', '-flags', '+bitexact', '-map_metadata', '-1']
function ffmpeg(options: string, file: string): void {
  const args = [...options.split(' '), ...EXACT, join(MEDIA, file)]
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...args], { stdio: 'inherit' })
}

for (const [name, quality] of [
  ['cat', 82],
  ['coffee', 78],
  ['astronaut', 78],
  ['rocket', 80],
] as const)
  await write(`${name}.jpg`, jpeg(sharp(photograph(name)), quality))
await write('coffee-grey.jpg', jpeg(sharp(photograph('coffee')).greyscale(), 78))
for (const part of ['cup', 'spoon', 'saucer'] as const) {
  const mask = sharp(Buffer.from(coffeeMask(part))).greyscale()
  await write(`coffee-${part}.png`, mask.threshold(128).png({ palette: true, colours: 2 }))
}
const opacity = await sharp(Buffer.from(coffeeMask('cup')))
  .extractChannel(0)
  .toBuffer()
await write(
  'coffee-cut-out.webp',
  sharp(photograph('coffee')).joinChannel(opacity).webp({ quality: 80 }),
)
for (const [name, page] of Object.entries({ invoice, timetable }))
  await write(`${name}.png`, sharp(Buffer.from(page())).png({ palette: true, colours: 16 }))

const raw = (channels: 1 | 3) => ({ raw: { width: WIDTH, height: HEIGHT, channels } })
await write('room.jpg', jpeg(sharp(view(), raw(3)), 84))
await write('room-depth.png', sharp(depthMap(), raw(1)).toColourspace('b-w').png())
const ball = { left: 30, top: 115, width: 240, height: 190 }
await write('red-ball.jpg', jpeg(sharp(view(), raw(3)).extract(ball), 86))
const [{ radius, colour }] = BALLS
writeFileSync(join(MEDIA, 'red-ball-model.glb'), glb({ ...sphere(radius), color: colour }))

for (const [name, [voice, words]] of Object.entries(SPEECH)) {
  const spoken = join(work, `${name}.wav`)
  execFileSync('flite', ['-voice', voice, '-t', words, '-o', spoken])
  ffmpeg(`-i ${spoken} -ac 1 -ar 16000 -sample_fmt s16`, `${name}.flac`)
}
const noise = noiseOf(11)
const hiss = Float32Array.from({ length: 16_000 * 4 }, () => 0.12 * noise())
writeFileSync(join(work, 'hiss.raw'), new Uint8Array(hiss.buffer))
ffmpeg(
  `-i ${work}/canoe.wav -f f32le -ar 16000 -ac 1 -i ${work}/hiss.raw -filter_complex amix=duration=first:normalize=0 -b:a 48k`,
  'canoe-noisy.mp3',
)
const both = '[0:a]apad=pad_dur=0.8[first];[first][1:a]concat=n=2:v=0:a=1[both]'
ffmpeg(
  `-i ${work}/canoe.wav -i ${work}/reminder.wav -filter_complex ${both} -map [both] -ar 16000 -b:a 32k`,
  'sentences.mp3',
)
writeFileSync(join(work, 'guitar.raw'), new Uint8Array(music().buffer))
ffmpeg(`-f f32le -ar 16000 -ac 1 -i ${work}/guitar.raw -b:a 48k`, 'guitar.mp3')

const zoom =
  "scale=1920:-1,zoompan=z='1+0.006*on':x='iw*0.5-iw/zoom*0.5':y='ih*0.62-ih/zoom*0.62':d=48:s=320x214:fps=16"
writeFileSync(join(work, 'rocket.jpg'), photograph('rocket'))
for (const [file, filter] of [
  ['rocket-film.webm', zoom],
  ['rocket-film-grey.webm', `${zoom},hue=s=0`],
] as const)
  ffmpeg(
    `-i ${work}/rocket.jpg -vf ${filter} -frames:v 48 -c:v libvpx -b:v 120k -an -pix_fmt yuv420p -threads 1`,
    file,
  )
rmSync(work, { recursive: true })
