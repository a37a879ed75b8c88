import type { Step } from './message.ts'

const signs = { passed: '✓', failed: '✗', known: '–' } as const

/** The steps as lines, under the names of their groups. */
export function table(steps: readonly Step[]): string {
  const width = Math.max(...steps.map(({ name }) => name.length))
  return steps
    .map((step, index) =>
      step.group === steps[index - 1]?.group ? line(step) : `\n${step.group}\n${line(step)}`,
    )
    .join('\n')
    .trimStart()

  function line({ name, outcome, detail, seconds }: Step): string {
    return `  ${signs[outcome]} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(5)} s  ${detail}`
  }
}
