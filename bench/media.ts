/**
 * What it costs to tell whether a string is media, for 5 MB in each form, and how the time grows with the
 * length. `--json` prints the numbers for programs.
 */
import { fileURLToPath } from 'node:url'
import { isMediaText } from '@taskmesh/tasks'
import { decodeMedia } from '@taskmesh/tasks/media'
import { table } from './registry/table.ts'

const BYTES = 5_000_000
const RUNS = 7

interface Measured {
  form: string
  isMedia: boolean
  checkMs: number
  /** The same string at another door. */
  againMs: number
  decodeMs: number
  /** How many times as long four times as long a string takes: 4 where the time is linear. */
  growth: number
}

const noise = (length: number, seed: number): Uint8Array =>
  new Uint8Array(length).map((_, index) => ((index + seed) * 2654435761) >>> 13)

const inLines = (text: string, end: string) => text.replace(/.{76}/g, `$&${end}`)

/** Texts that hold so many bytes, each time another. */
const FORMS: Record<string, (bytes: number, seed: number) => string> = {
  base64: (bytes, seed) => Buffer.from(noise(bytes, seed)).toString('base64'),
  'data: URL': (bytes, seed) =>
    `data:image/png;base64,${Buffer.from(noise(bytes, seed)).toString('base64')}`,
  'lines of GNU base64': (bytes, seed) =>
    inLines(Buffer.from(noise(bytes, seed)).toString('base64'), '\n'),
  'lines of MIME': (bytes, seed) =>
    inLines(Buffer.from(noise(bytes, seed)).toString('base64'), '\r\n'),
  base64url: (bytes, seed) => Buffer.from(noise(bytes, seed)).toString('base64url'),
  'broken at its end': (bytes, seed) =>
    `${Buffer.from(noise(bytes, seed)).toString('base64').slice(0, -4)}AA!A`,
  'broken everywhere': (bytes, seed) => `${seed}!`.repeat(bytes / 2),
  'a letter in each line': (bytes, seed) => `${'ABCD'[seed % 4]}\n`.repeat(bytes / 2),
  'a chunk that ends in a line': (bytes, seed) =>
    `\n${Buffer.from(noise(bytes, seed)).toString('base64')}`,
  'beyond Latin-1': (bytes) => 'Ł'.repeat(bytes),
  'nearly a data: URL': (bytes, seed) => `data:image/png${`;a=${seed}`.repeat(bytes / 4)}`,
}

/** A string in one piece, as one that was parsed is. */
const flat = (text: string): string => JSON.parse(JSON.stringify(text))

function time(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function measure(form: string, make: (bytes: number, seed: number) => string): Measured {
  const runs = Array.from({ length: RUNS }, (_, seed) => {
    const [text, longer] = [flat(make(BYTES, seed)), flat(make(4 * BYTES, seed))]
    return {
      check: time(() => isMediaText(text)),
      again: time(() => isMediaText(text)),
      decode: time(() => decodeMedia(text)),
      longer: time(() => isMediaText(longer)),
    }
  })
  const fastest = (key: 'check' | 'again' | 'decode' | 'longer') =>
    Math.min(...runs.map((run) => run[key]))
  return {
    form,
    isMedia: isMediaText(make(BYTES, 0)),
    checkMs: fastest('check'),
    againMs: fastest('again'),
    decodeMs: fastest('decode'),
    growth: fastest('longer') / fastest('check'),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = Object.entries(FORMS).map(([form, make]) => measure(form, make))
  if (process.argv.includes('--json')) console.log(JSON.stringify(results, undefined, 2))
  else {
    const rows = results.map((one) => [
      one.form,
      one.isMedia ? 'yes' : 'no',
      one.checkMs.toFixed(2),
      one.againMs.toFixed(3),
      one.decodeMs.toFixed(2),
      one.growth.toFixed(1),
    ])
    const heads = ['5 MB of', 'media', 'check ms', 'again ms', 'decode ms', '4 × as long takes']
    console.log(table(heads, rows))
  }
}
