/**
 * Makes the sounds, videos and pages that the examples of audio, multimodal and robotics tasks use
 * and writes them as base64 `data:` URLs.
 */
import { writeFile } from 'node:fs/promises'
import * as draw from './media/drawings.ts'
import { flatten, svg } from './media/drawings.ts'
import { smallPng, video } from './media/encode.ts'
import { lettering } from './media/lettering.ts'
import { mix, noise, tones, voice, wav } from './media/wav.ts'

function sound(samples: number[]): string {
  return `data:audio/wav;base64,${Buffer.from(wav(samples)).toString('base64')}`
}

const pause = (milliseconds: number) => tones({ milliseconds })
const ah = sound(voice('ah', { milliseconds: 250 }))
const uhOh = sound([
  ...voice('uh', { hertz: 160, milliseconds: 80 }),
  ...pause(50),
  ...voice('oh', { hertz: 120, milliseconds: 140 }),
])
const beep = { hertz: 880, milliseconds: 90 }
const beeps = sound(tones(beep, { milliseconds: 70 }, beep))
const rising = sound(tones(...[440, 554, 659].map((hertz) => ({ hertz, milliseconds: 85 }))))
const siren = sound(tones(...[500, 700, 500, 700].map((hertz) => ({ hertz, milliseconds: 65 }))))
const low = tones({ hertz: 262, milliseconds: 240, volume: 0.45 })
const high = tones({ hertz: 659, milliseconds: 240, volume: 0.45 })
const said = voice('ah', { milliseconds: 110 })

function rectangle(x: number, y: number, width: number, height: number, color: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${color}"/>`
}

/** A page with lines of text in capitals: x, y, size of a dot, words. */
function page(lines: [x: number, y: number, size: number, text: string][], drawing = ''): string {
  const text = lines.map(([x, y, size, words]) => lettering(words, { x, y, size }))
  return svg(160, 200, rectangle(0, 0, 160, 200, '#ffffff') + text.join('') + drawing)
}

const rule = (y: number) => rectangle(12, y, 136, 1, '#888888')
const invoice = page(
  [
    [12, 12, 4, 'INVOICE'],
    [12, 44, 2, 'NO. 1042'],
    [12, 60, 2, '3 MAY 2025'],
    [12, 94, 2, 'PAPER'],
    [100, 94, 2, '24.50'],
    [12, 112, 2, 'INK'],
    [100, 112, 2, '61.00'],
    [12, 144, 2, 'TOTAL'],
    [100, 144, 2, '85.50'],
  ],
  rule(82) + rule(132),
)
const notice = page([
  [12, 14, 4, 'LIBRARY'],
  [12, 56, 2, 'MON-FRI 9-18'],
  [12, 74, 2, 'SAT 10-14'],
  [12, 92, 2, 'SUN CLOSED'],
])
const menu = page(
  [
    [12, 14, 5, 'MENU'],
    [12, 64, 2, 'SOUP'],
    [116, 64, 2, '4.50'],
    [12, 84, 2, 'PASTA'],
    [116, 84, 2, '9.00'],
    [12, 104, 2, 'CAKE'],
    [116, 104, 2, '3.80'],
  ],
  rule(52),
)
const BARS = [30, 44, 52, 78]
const sales = page(
  [
    [12, 14, 5, 'SALES'],
    [12, 172, 2, 'Q1'],
    [48, 172, 2, 'Q2'],
    [84, 172, 2, 'Q3'],
    [120, 172, 2, 'Q4'],
  ],
  BARS.map((height, index) => rectangle(12 + 36 * index, 160 - height, 20, height, '#1d4ed8')).join(
    '',
  ) + rule(162),
)

const STREET_SIZE = [128, 96] as const
const street = smallPng(svg(...STREET_SIZE, flatten(draw.street)))
const streetAtNight = smallPng(svg(...STREET_SIZE, draw.streetAtNight))
const fruit = smallPng(svg(...STREET_SIZE, draw.fruit))
const oneApple = smallPng(svg(96, 96, draw.table + draw.apple(48, 52, '#d62828')))
const sea = smallPng(svg(96, 72, draw.sea(4)))
const sailing = video([4, 8, 12, 16, 20, 24].map((x) => svg(96, 72, draw.sea(x))))
const bouncing = video(draw.BALL_HEIGHTS.map((y) => svg(64, 64, draw.ball(y))))

/** What the cameras of a robot see: a red block on a table, and a gripper. */
const topCamera = svg(
  96,
  72,
  rectangle(0, 0, 96, 72, '#d9cbb0') +
    rectangle(60, 40, 14, 14, '#d62828') +
    '<path d="M0 10 L34 24" stroke="#444444" stroke-width="9"/>' +
    '<path d="M30 18 L44 20 M28 28 L42 32" stroke="#222222" stroke-width="4"/>',
)
const wristCamera = svg(
  96,
  72,
  rectangle(0, 0, 96, 72, '#d9cbb0') +
    rectangle(30, 24, 34, 34, '#d62828') +
    '<path d="M0 72 L20 20 L26 20 L16 72 Z M96 72 L76 20 L70 20 L80 72 Z" fill="#222222"/>',
)

/** What each task's examples need, by the names that they import. */
const MEDIA: Record<string, Record<string, string | Promise<string>>> = {
  'text-to-speech': { ah, uhOh },
  'text-to-audio': { beeps, siren },
  'automatic-speech-recognition': { ah, uhOh },
  'audio-to-audio': {
    noisy: sound(mix(low, noise({ milliseconds: 240, volume: 0.4 }))),
    both: sound(mix(low, high)),
    low: sound(low),
    high: sound(high),
  },
  'audio-classification': { ah, beeps },
  'zero-shot-audio-classification': { ah, beeps },
  'audio-text-to-text': { beeps, rising },
  'voice-activity-detection': {
    once: sound([...pause(70), ...said, ...pause(90)]),
    twice: sound([...said, ...pause(55), ...said]),
  },
  'image-text-to-text': { street, streetAtNight, fruit },
  'image-text-to-image': { street, streetAtNight, oneApple },
  'image-text-to-video': { sea, sailing, bouncing },
  'video-text-to-text': { sailing, bouncing },
  'document-question-answering': { invoice: smallPng(invoice), notice: smallPng(notice) },
  'visual-document-retrieval': {
    sales: smallPng(sales),
    menu: smallPng(menu),
    notice: smallPng(notice),
  },
  'any-to-any': { fruit, beeps, ah, oneApple },
  robotics: { topCamera: smallPng(topCamera), wristCamera: smallPng(wristCamera) },
}

for (const [task, media] of Object.entries(MEDIA)) {
  const lines = ['// Made by scripts/drawExampleSounds.ts. Change the media there.']
  for (const [name, url] of Object.entries(media)) {
    lines.push(`export const ${name} =`, `  '${await url}'`)
  }
  const file = new URL(`../src/tasks/${task}/exampleMedia.ts`, import.meta.url)
  await writeFile(file, `${lines.join('\n')}\n`)
}
