import type { ProviderEvent, ProviderListener, TaskRecord } from '@taskmesh/provider'
import { plain } from './plain.ts'

const REFUSALS: ReadonlySet<string> = new Set(['DECLINED', 'FAILED', 'EXPIRED'])

/** Returns the record of a task that a provider will not answer; nothing on other events. */
export function refusalOf(event: ProviderEvent): TaskRecord | undefined {
  return event.type === 'task' && REFUSALS.has(event.record.state) ? event.record : undefined
}

/** Writes in one line why a provider will not answer a task. */
export function formatReason({ reason = 'no reason is known' }: TaskRecord): string {
  return plain(reason).replaceAll(/\s+/g, ' ')
}

/** One line on a task that a provider will not answer, with the reason; nothing on other events. */
export function formatRefusal(event: ProviderEvent): string | undefined {
  const record = refusalOf(event)
  if (record === undefined) return undefined
  const { task, state, address } = record
  return `${task.padEnd(26)} ${state.padEnd(10)} ${address} by the provider: ${formatReason(record)}`
}

/** Makes a listener that prints each task which a provider will not answer. */
export function reportRefusals(print: (line: string) => void): ProviderListener {
  return (event) => {
    const refusal = formatRefusal(event)
    if (refusal !== undefined) print(refusal)
  }
}
