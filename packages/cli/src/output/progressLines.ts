import { styleText } from 'node:util'

/** How far something that has a size has come. */
export interface Progress {
  /** What it is, such as the name of a file. */
  name: string
  loadedBytes: number
  totalBytes: number
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']
const BAR = 24
const REDRAW_MS = 80
const PLAIN_STEP = 0.25
/** Files below this size are there at once. */
const SMALL_BYTES = 1e6

/** Writes a number of bytes for a person: `12.5 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[power]}`
}

/** Where progress is written. */
export interface ProgressLines {
  report: (progress: Progress) => void
  /** Clears what is drawn, so that other lines can be written. */
  end: () => void
}

/**
 * Shows progress: on a terminal as one line that is drawn again; elsewhere as a line for each quarter of what has
 * more than 1 MB; with `json` as objects on standard output, for each of these quarters.
 */
export function progressLines({
  json,
  isTerminal = process.stderr.isTTY,
}: {
  json: boolean
  isTerminal?: boolean
}): ProgressLines {
  const shown = new Map<string, number>()
  let drawnAt = 0
  let isDrawn = false
  const draw = ({ name, loadedBytes, totalBytes }: Progress, share: number) => {
    const now = performance.now()
    if (share < 1 && now - drawnAt < REDRAW_MS) return
    drawnAt = now
    const full = Math.round(share * BAR)
    const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
    const line = `${bar} ${formatBytes(loadedBytes)} / ${formatBytes(totalBytes)}  ${name}`
    process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns || 80) - 1)}`)
    isDrawn = true
  }
  const write = (progress: Progress, share: number) => {
    const step = Math.floor(share / PLAIN_STEP)
    if (shown.get(progress.name) === step) return
    shown.set(progress.name, step)
    const { name, loadedBytes, totalBytes } = progress
    if (totalBytes < SMALL_BYTES) return
    if (json) {
      process.stdout.write(
        `${JSON.stringify({ event: 'progress', file: name, loadedBytes, totalBytes })}\n`,
      )
    } else {
      const line = `${name}  ${Math.round(share * 100)} % of ${formatBytes(totalBytes)}`
      process.stderr.write(`${styleText('dim', line, { stream: process.stderr })}\n`)
    }
  }
  return {
    report: (progress) => {
      const { loadedBytes, totalBytes } = progress
      const share = totalBytes === 0 ? 1 : Math.min(1, loadedBytes / totalBytes)
      if (isTerminal && !json) draw(progress, share)
      else write(progress, share)
    },
    end: () => {
      if (isDrawn) process.stderr.write('\r\u001b[K')
      isDrawn = false
    },
  }
}
