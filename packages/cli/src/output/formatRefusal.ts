import type { ProviderEvent, ProviderListener } from '@taskmesh/provider'

const REFUSALS: ReadonlySet<string> = new Set(['REJECTED', 'FAILED', 'EXPIRED'])

/** Why a provider will not answer a task, in one line; nothing on other events. */
export function refusalOf(event: ProviderEvent): string | undefined {
  if (event.type !== 'task' || !REFUSALS.has(event.record.state)) return undefined
  const { reason = 'no reason is known' } = event.record
  return reason.replaceAll(/\s+/g, ' ')
}

/** One line on a task that a provider will not answer, with the reason; nothing on other events. */
export function formatRefusal(event: ProviderEvent): string | undefined {
  const reason = refusalOf(event)
  if (reason === undefined || event.type !== 'task') return undefined
  const { task, state, address } = event.record
  return `${task.padEnd(26)} ${state.padEnd(10)} ${address} by the provider: ${reason}`
}

/** Makes a listener that says each task which a provider will not answer. */
export function sayRefusals(say: (line: string) => void): ProviderListener {
  return (event) => {
    const refusal = formatRefusal(event)
    if (refusal !== undefined) say(refusal)
  }
}
