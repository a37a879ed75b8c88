import { readFile } from 'node:fs/promises'
import { openRelease } from '../registry/openRelease.ts'
import { registryEnvironment } from '../registry/environment.ts'
import type { Step } from '../report/message.ts'
import type { RunOptions } from '../runOptions.ts'
import { followReadme } from './followReadme.ts'

const READMES = ['tasks', 'client', 'inference-runner', 'widgets', 'cli']

/** Goes through READMEs by copy and paste, with nothing but npm and the registry that has the release. */
export async function runReadmes({ log, only, keepRelease }: RunOptions): Promise<Step[]> {
  const registry = await openRelease({ log, keepRelease })
  const env = registryEnvironment(registry.url)
  const steps: Step[] = []
  for (const name of READMES.filter((one) => only === undefined || only.includes(one))) {
    const file = new URL(`../../packages/${name}/README.md`, import.meta.url)
    steps.push(...(await followReadme({ name, markdown: await readFile(file, 'utf8'), env, log })))
  }
  return steps
}
