import { readFile } from 'node:fs/promises'
import type { Step } from '../report/message.ts'
import { attempt } from './attempt.ts'
import { Project } from './Project.ts'
import { entriesOf, HEAVY, LIGHT } from './publicPackages.ts'

const COMPILERS = ['5.9', '6', '7']
const RESOLUTIONS = {
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
}

/** A program whose types follow from the names of tasks. It does not compile where they do not. */
const PROGRAM = `import { parseOutput, parseRequest } from '@taskmesh/tasks'
import { taskActions, ogpuStorage } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import { defineVenue } from '@taskmesh/venues'
import { createWalletClient, http } from 'viem'

const inputs = 'I like it'
export const request = parseRequest('text-classification', { inputs })
const output = parseOutput('text-classification', [], inputs)
export const score: number | undefined = output[0]?.score
// @ts-expect-error: there is no such task
parseRequest('text-classificaton', {})

const client = createWalletClient({ chain: ogpuDevnet, transport: http() }).extend(
  taskActions({ storage: ogpuStorage() }),
)
export async function translate(source: \`0x\${string}\`): Promise<string> {
  const task = await client.publishTask({
    source, task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600,
    parameters: { tgt_lang: 'fr' },
  })
  const { output } = await client.waitForResult(task)
  // @ts-expect-error: a translation has no label
  output.label
  return output.translation_text
}
// @ts-expect-error: an image is no question
void client.estimateTask({ source: '0x', task: 'question-answering', inputs: 'x', payment: 1n, expiresIn: 1 })

export const mine = defineVenue({
  id: 'mine',
  label: 'Mine',
  can: () => ({ runnable: true }),
  run: async () => ({ output: [] }),
})
`

const README = new URL('../../packages/widgets/README.md', import.meta.url)
/** A program that is only read, as it is a part of a page. */
const EXCERPT = /^```ts excerpt\n(import [^]*?)^```$/gm

/** The programs of the README of widgets that a page has to be around, by the names of their files. */
async function excerpts(): Promise<Record<string, string>> {
  const found = [...(await readFile(README, 'utf8')).matchAll(EXCERPT)]
  if (found.length === 0) throw new Error('The README of widgets has no excerpts.')
  return Object.fromEntries(found.map(([, code = ''], index) => [`excerpt${index}.ts`, code]))
}

/** The types of every entry, and of a program, in each compiler with each way of finding modules. */
export async function runTypes(env: NodeJS.ProcessEnv): Promise<Step[]> {
  await using project = await Project.create('types', env)
  const names = [...LIGHT, ...HEAVY, 'widgets'].map((name) => `@taskmesh/${name}`)
  const own = COMPILERS.map((version) => `typescript-${version}@npm:typescript@~${version}`)
  await project.install(
    ...names,
    'viem',
    'svelte',
    '@huggingface/transformers',
    '@types/node@24',
    ...own,
  )
  const entries = names
    .flatMap((name) => entriesOf(project.folder, name))
    // The command runs, and the pages of widgets are for script elements: neither is imported.
    .filter((entry) => entry !== '@taskmesh/cli/main' && !entry.includes('/widgets/page/'))
  await project.write({
    'program.ts': PROGRAM,
    ...(await excerpts()),
    'entries.ts': entries.map((entry, i) => `export type * as e${i} from '${entry}'\n`).join(''),
  })
  const steps: Step[] = []
  for (const version of COMPILERS) {
    for (const [resolution, options] of Object.entries(RESOLUTIONS)) {
      steps.push(
        await attempt('types', `TypeScript ${version}, ${resolution}`, async () => {
          const compilerOptions = {
            ...options,
            target: 'es2022',
            lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable'],
            types: ['node'],
            strict: true,
            noEmit: true,
            skipLibCheck: true,
          }
          await project.write({
            'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }),
          })
          await project.run('node', [`node_modules/typescript-${version}/bin/tsc`, '-p', '.'])
          return `${entries.length} entries`
        }),
      )
    }
  }
  return steps
}
