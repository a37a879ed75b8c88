import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Step } from '../report/message.ts'
import { attempt } from './attempt.ts'
import { Project } from './Project.ts'

interface Program {
  code: string
  prints: string
}

const PROGRAMS: Readonly<Record<string, Program>> = {
  'one task': {
    code: `import { checkRequest } from '@taskmesh/tasks/parse'
import schema from '@taskmesh/tasks/tasks/translation'
console.log(checkRequest(schema, { inputs: 'Hello' }).success)
`,
    prints: 'true\n',
  },
  'the registry': {
    code: `import { safeParseRequest, TASK_IDS } from '@taskmesh/tasks'
console.log(TASK_IDS.length > 50, safeParseRequest('translation', { inputs: 1 }).success)
`,
    prints: 'true false\n',
  },
  'a runner as a venue': {
    code: `import { httpRunner } from '@taskmesh/venues'
console.log(typeof httpRunner({ url: 'http://127.0.0.1:8080' }).run)
`,
    prints: 'function\n',
  },
  'the client': {
    code: `import { dataUrlStorage, publishTask } from '@taskmesh/client'
console.log(typeof publishTask, typeof dataUrlStorage().put)
`,
    prints: 'function function\n',
  },
}

const BUNDLERS: Readonly<Record<string, (file: string, output: string) => string[]>> = {
  esbuild: (file, output) => [
    'esbuild', file, '--bundle', '--minify', '--format=esm', '--platform=browser', `--outfile=${output}`,
  ], // prettier-ignore
  rollup: (file, output) => [
    'rollup', file, '--format=es', `--file=${output}`, '--plugin=node-resolve={browser:true}', '--plugin=commonjs', '--inlineDynamicImports', '--silent',
  ], // prettier-ignore
}

/** Programs bundled for browsers, and run: a bundle has all that it needs. */
export async function runBundles(env: NodeJS.ProcessEnv): Promise<Step[]> {
  await using project = await Project.create('bundles', env)
  const ours = ['tasks', 'client', 'venues', 'contracts'].map((name) => `@taskmesh/${name}`)
  await project.install(
    ...ours,
    'viem',
    'esbuild',
    'rollup',
    '@rollup/plugin-node-resolve',
    '@rollup/plugin-commonjs',
  )
  const steps: Step[] = []
  for (const [bundler, command] of Object.entries(BUNDLERS)) {
    for (const [name, { code, prints }] of Object.entries(PROGRAMS)) {
      steps.push(
        await attempt('bundles', `${bundler}: ${name}`, async () => {
          await project.write({ 'program.js': code })
          const [program = '', ...args] = command('program.js', 'bundle.mjs')
          await project.run(program, args)
          // Out of reach of what is installed.
          await using elsewhere = await Project.create('bundle', env)
          const bundle = join(project.folder, 'bundle.mjs')
          await elsewhere.run('cp', [bundle, '.'])
          const printed = await elsewhere.run('node', ['bundle.mjs'])
          if (printed !== prints) throw new Error(`It prints ${printed}, expected ${prints}`)
          return `${((await stat(bundle)).size / 1000).toFixed(0)} kB`
        }),
      )
    }
  }
  return steps
}
