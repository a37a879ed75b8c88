import { styleText } from 'node:util'
import { NotNowError, type ProviderEvent, type TaskState } from '@taskmesh/provider'
import { ogpu } from '../account/describeGas.ts'
import { formatReason, refusalOf } from '../output/formatRefusal.ts'
import { plain } from '../output/plain.ts'
import type { Activity } from './superviseProvider.ts'

const REDRAW_MS = 500

/** What the last line shows. */
export interface LiveFacts {
  activity: Activity
  running: number
  /** Tasks that are not done. */
  open: number
  /** Tasks that were paid since the start. */
  paid: number
  /** What the vault holds, as a person reads it. */
  balance: string
}

/** States that last for a moment, between two that a person wants to know. */
const MOMENTS: ReadonlySet<TaskState> = new Set(['ATTEMPT_SIGNED', 'COMPUTED', 'SUBMIT_SIGNED'])

/** Writes in one line what happened; nothing for what is of no interest while it works. */
export function formatEvent(event: ProviderEvent): string | undefined {
  if (event.type === 'problem') return `problem  ${event.error.shortMessage}`
  const { record } = event
  if (event.type === 'retry' && event.error instanceof NotNowError) {
    return `${'WAITS'.padEnd(13)} ${record.task} ${record.address}: ${event.error.shortMessage}`
  }
  if (event.type === 'retry') {
    const seconds = (event.delayMs / 1000).toFixed(1)
    return `retry    ${record.task} ${record.address} in ${seconds} s: ${event.error.shortMessage}`
  }
  if (MOMENTS.has(record.state)) return undefined
  const refusal = refusalOf(event)
  const reason = refusal === undefined ? '' : `: ${formatReason(refusal)}`
  const earned = record.earned > 0n ? ` +${ogpu(record.earned)}` : ''
  return `${record.state.padEnd(13)} ${record.task} ${record.address}${earned}${reason}`
}

function formatFacts({ activity, running, open, paid, balance }: LiveFacts): string {
  return `${activity} · ${running} running · ${open} open · ${paid} paid · ${balance} in the vault`
}

/**
 * Shows a provider in a terminal: each event on a line, and below them one line that is drawn again.
 *
 * @returns what prints an event, and what ends the drawing.
 */
export function createLiveView(
  facts: () => LiveFacts,
  stream: NodeJS.WriteStream = process.stderr,
): { print: (event: ProviderEvent) => void; line: (text: string) => void; end: () => void } {
  const clear = '\r\u001b[K'
  const draw = () => {
    const width = (stream.columns || 80) - 1
    stream.write(`${clear}${styleText('dim', formatFacts(facts()).slice(0, width), { stream })}`)
  }
  const line = (text: string) => {
    stream.write(`${clear}${plain(text)}\n`)
    draw()
  }
  const timer = setInterval(draw, REDRAW_MS)
  timer.unref()
  return {
    line,
    print: (event) => {
      const text = formatEvent(event)
      if (text !== undefined) line(`${new Date().toLocaleTimeString()}  ${text}`)
    },
    end: () => {
      clearInterval(timer)
      stream.write(clear)
    },
  }
}
