import type { Step } from '../report/message.ts'

/** Does something, and says how it went. What it returns is the detail. */
export async function attempt(
  group: string,
  name: string,
  action: () => Promise<string | void>,
): Promise<Step> {
  const start = performance.now()
  const [outcome, detail] = await action().then(
    (text) => ['passed', text ?? ''] as const,
    (error: unknown) => ['failed', String(error)] as const,
  )
  const seconds = (performance.now() - start) / 1000
  return { type: 'step', group: `consumers/${group}`, name, outcome, detail, seconds }
}
