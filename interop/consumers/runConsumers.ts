import { registryEnvironment } from '../registry/environment.ts'
import { openRelease } from '../registry/openRelease.ts'
import type { Step } from '../report/message.ts'
import type { RunOptions } from '../runOptions.ts'
import { runBundles } from './bundles.ts'
import { runFrameworks } from './frameworks.ts'
import { runManagers } from './managers.ts'
import { runNode } from './node.ts'
import { runNpx } from './npx.ts'
import { runOptional } from './optional.ts'
import { runTypes } from './types.ts'

const GROUPS = {
  bundles: runBundles,
  frameworks: runFrameworks,
  managers: runManagers,
  node: runNode,
  npx: runNpx,
  optional: runOptional,
  types: runTypes,
}

/** Uses the released packages in projects of their own, as people do who have nothing but npm. */
export async function runConsumers({ log, only, keepRelease }: RunOptions): Promise<Step[]> {
  const unknown = only?.filter((name) => !Object.hasOwn(GROUPS, name)) ?? []
  if (unknown.length > 0) {
    throw new Error(
      `Expected groups of ${Object.keys(GROUPS).join(', ')}; got ${unknown.join(', ')}.`,
    )
  }
  const registry = await openRelease({ log, keepRelease })
  const env = registryEnvironment(registry.url)
  const steps: Step[] = []
  for (const [name, run] of Object.entries(GROUPS)) {
    if (only !== undefined && !only.includes(name)) continue
    log(`Consumers: ${name}…`)
    const found = await run(env)
    for (const { outcome, name: step, seconds } of found) {
      log(`  ${outcome} ${step} (${seconds.toFixed(1)} s)`)
    }
    steps.push(...found)
  }
  return steps
}
