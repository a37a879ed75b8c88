/** A part of a transcript with its time in seconds. */
export interface Segment {
  start: number
  end: number
  text: string
}

/** Seconds as subtitles write them: `00:01:02.345`, or with a comma. */
function time(seconds: number, separator: string): string {
  const all = Math.round(seconds * 1000)
  const parts = [all / 3_600_000, (all / 60_000) % 60, (all / 1000) % 60]
  const clock = parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':')
  return `${clock}${separator}${String(all % 1000).padStart(3, '0')}`
}

/** A line of a subtitle: an empty line or an arrow would end it. */
function line(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('-->', '->')
}

/**
 * Writes a transcript as SubRip subtitles.
 *
 * @example
 * ```ts
 * toSrt([{ start: 0, end: 1.5, text: 'Hello' }]) // '1\n00:00:00,000 --> 00:00:01,500\nHello\n\n'
 * ```
 */
export function toSrt(segments: readonly Segment[]): string {
  return segments
    .map(({ start, end, text }, index) => {
      return `${index + 1}\n${time(start, ',')} --> ${time(end, ',')}\n${line(text)}\n\n`
    })
    .join('')
}

/** Writes a transcript as WebVTT. Source: W3C, "WebVTT: The Web Video Text Tracks Format". */
export function toVtt(segments: readonly Segment[]): string {
  const cues = segments.map(({ start, end, text }) => {
    return `${time(start, '.')} --> ${time(end, '.')}\n${line(text)}\n\n`
  })
  return `WEBVTT\n\n${cues.join('')}`
}
