import type { Step } from '../report/message.ts'
import { attempt } from './attempt.ts'
import { Project } from './Project.ts'

const PACKAGES = [
  '@taskmesh/tasks',
  '@taskmesh/client',
  '@taskmesh/venues',
  '@taskmesh/contracts',
  'viem',
]
const PROGRAM = `import { taskActions } from '@taskmesh/client'
import { ogpuTestnet } from '@taskmesh/contracts'
import { parseRequest } from '@taskmesh/tasks'
import { chainVenue } from '@taskmesh/venues/chain'

console.log(typeof taskActions, ogpuTestnet.id > 0, typeof chainVenue)
console.log(parseRequest('translation', { inputs: 'Hello' }).inputs)
`
const PRINTS = 'function true function\nHello\n'

/** How a package manager adds packages, and runs a program. */
const MANAGERS: Readonly<Record<string, { add: string[]; node: string[] }>> = {
  npm: { add: ['npm', 'install'], node: ['node'] },
  pnpm: { add: ['npx', 'pnpm@latest', 'add'], node: ['node'] },
  'Yarn 4, Plug’n’Play': {
    add: ['npx', '-p', '@yarnpkg/cli-dist@4', 'yarn', 'add'],
    node: ['npx', '-p', '@yarnpkg/cli-dist@4', 'yarn', 'node'],
  },
  'Yarn 1': { add: ['npx', 'yarn@1', 'add'], node: ['node'] },
}

/** The same program, installed by each package manager. */
export async function runManagers(env: NodeJS.ProcessEnv): Promise<Step[]> {
  const steps: Step[] = []
  for (const [name, { add, node }] of Object.entries(MANAGERS)) {
    steps.push(
      await attempt('managers', name, async () => {
        await using project = await Project.create('managers', env)
        // Yarn takes the folder with the nearest lockfile for the project.
        await project.write({
          'program.mjs': PROGRAM,
          ...(name.startsWith('Yarn') ? { 'yarn.lock': '' } : {}),
        })
        const run = ([command = '', ...args]: readonly string[]) => project.run(command, args)
        await run([...add, ...PACKAGES])
        const printed = await run([...node, 'program.mjs'])
        if (printed !== PRINTS) throw new Error(`It prints ${printed}`)
      }),
    )
  }
  return steps
}
