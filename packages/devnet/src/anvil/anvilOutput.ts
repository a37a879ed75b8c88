import type { Readable } from 'node:stream'

/** What anvil has printed so far. */
export interface AnvilOutput {
  /** The port it listens on, as soon as it has printed it. */
  port(): number | undefined
  /** The end of what it wrote to its standard error. */
  stderr(): string
}

const MAX_STDERR = 8192

/** Reads what anvil prints, and passes it on. */
export function readOutput(
  { stdout, stderr }: { stdout: Readable; stderr: Readable },
  onOutput: (text: string) => void = () => {},
): AnvilOutput {
  const port = readPort(stdout)
  let tail = ''
  stdout.on('data', onOutput)
  stderr.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-MAX_STDERR)
    onOutput(text)
  })
  return { port, stderr: () => tail }
}

/** Anvil prints its port in a line of its banner, the only way to learn it from port 0. */
function readPort(stdout: Readable): () => number | undefined {
  let banner = ''
  let port: number | undefined
  stdout.setEncoding('utf8').on('data', (text: string) => {
    if (port !== undefined) return
    banner += text
    const match = /Listening on \S*:(\d+)\s/.exec(banner)
    if (match) port = Number(match[1])
  })
  return () => port
}
