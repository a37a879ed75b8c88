import { join } from 'node:path'
import { cacheFolder } from '../cacheFolder.ts'
import type { Step } from '../report/message.ts'
import { runStep } from '../runStep.ts'
import { attempt } from './attempt.ts'
import { Project } from './Project.ts'
import { entriesOf, HEAVY, LIGHT, STARTED } from './publicPackages.ts'

const VERSIONS = { '20': LIGHT, '22.18.0': [...LIGHT, ...HEAVY], '24': [...LIGHT, ...HEAVY] }

/** Downloads a version of Node.js from npm, once, and returns the folder of its program. */
export async function fetchNode(version: string, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = join(cacheFolder(), 'node', version)
  await runStep('npm', ['install', '--prefix', folder, `node@${version}`], { env })
  return join(folder, 'node_modules', 'node', 'bin')
}

/** Every entry of every package, imported by the versions of Node.js that it supports. */
export async function runNode(env: NodeJS.ProcessEnv): Promise<Step[]> {
  await using project = await Project.create('node', env)
  const names = [...LIGHT, ...HEAVY].map((name) => `@taskmesh/${name}`)
  await project.install(...names, 'viem', '@huggingface/transformers')
  const steps: Step[] = []
  for (const [version, packages] of Object.entries(VERSIONS)) {
    const bin = await fetchNode(version, env)
    for (const name of packages) {
      steps.push(
        await attempt('node', `@taskmesh/${name} in Node.js ${version}`, async () => {
          const entries = entriesOf(project.folder, `@taskmesh/${name}`).filter(
            (entry) => !STARTED.includes(entry),
          )
          const imports = entries.map((entry) => `await import('${entry}')\n`).join('')
          await project.write({ 'entries.mjs': `${imports}console.log(process.version)\n` })
          const printed = await project.run('node', ['entries.mjs'], [bin])
          return `${entries.length} entries, ${printed.trim()}`
        }),
      )
    }
  }
  return steps
}
