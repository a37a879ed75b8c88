import { fileURLToPath } from 'node:url'
import { chromiumPath } from '../../scripts/chromium.ts'
import type { Step } from '../report/message.ts'
import { stepOf } from '../report/stepOf.ts'
import type { RunOptions } from '../runOptions.ts'
import { runStep } from '../runStep.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Where the tests of each are, and their configuration there. */
const SWEEPS = {
  pages: ['packages/cli', 'vitest.sweep.config.ts'],
  stories: ['apps/gallery', 'vitest.stories.config.ts'],
} as const

/** Asks axe about every page of the gallery and every story of its workshop, in both themes. */
export async function runAccessibility({ log, only }: RunOptions): Promise<Step[]> {
  const env = { ...process.env, CHROMIUM_PATH: chromiumPath() }
  log('Building the gallery…')
  await runStep('turbo', ['run', 'build', '--filter=@taskmesh/gallery'], { cwd: ROOT, env })
  const steps: Step[] = []
  for (const [name, [folder, config]] of Object.entries(SWEEPS)) {
    if (only !== undefined && !only.includes(name)) continue
    log(`Asking axe about all ${name}…`)
    const args = ['run', '--root', folder, '--config', config]
    steps.push(
      await stepOf('accessibility', name, async () => {
        await runStep('vitest', args, { cwd: ROOT, env })
        return undefined
      }),
    )
  }
  return steps
}
