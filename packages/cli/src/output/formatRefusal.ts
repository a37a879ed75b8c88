import type { ProviderEvent, ProviderListener } from '@taskmesh/inference-runner/provider'

const REFUSALS: ReadonlySet<string> = new Set(['REJECTED', 'FAILED', 'EXPIRED'])

/** One line on a task that a provider will not answer, with the reason; nothing on other events. */
export function formatRefusal(event: ProviderEvent): string | undefined {
  if (event.type !== 'task' || !REFUSALS.has(event.record.state)) return undefined
  const { task, state, address, reason = 'no reason is known' } = event.record
  const words = reason.replaceAll(/\s+/g, ' ')
  return `${task.padEnd(26)} ${state.padEnd(10)} ${address} by the provider: ${words}`
}

/** Makes a listener that says each task which a provider will not answer. */
export function sayRefusals(say: (line: string) => void): ProviderListener {
  return (event) => {
    const refusal = formatRefusal(event)
    if (refusal !== undefined) say(refusal)
  }
}
