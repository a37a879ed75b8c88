import { readdir } from 'node:fs/promises'
import type { Step } from '../report/message.ts'
import { runStep, StepFailedError } from '../runStep.ts'
import { attempt } from './attempt.ts'
import { fetchNode } from './node.ts'
import { Project } from './Project.ts'

const ENDED = /ended with (\S+?)\./

/** Runs what has to fail with exit code 1, and checks what it says. */
async function fails(running: Promise<string>, words: RegExp): Promise<string> {
  const error: unknown = await running.then(
    () => new Error('It ended with 0, expected 1.'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof StepFailedError) || ENDED.exec(error.message)?.[1] !== '1') throw error
  const said = error.message.split('\n').slice(1).join('\n').trim()
  if (!words.test(said) || said.includes('\n    at ')) throw error
  return said
}

/** `npx taskmesh` in empty folders, with nothing but npm. */
export async function runNpx(env: NodeJS.ProcessEnv): Promise<Step[]> {
  const inEmptyFolder = async (args: readonly string[], bin: readonly string[] = []) => {
    await using project = await Project.create('npx', env)
    await runStep('rm', ['package.json'], { cwd: project.folder })
    // What is returned without being awaited would run in a folder that is gone.
    return await project.run('npx', ['taskmesh', ...args], bin)
  }
  return [
    await attempt('npx', 'taskmesh --version', async () =>
      (await inEmptyFolder(['--version'])).trim(),
    ),
    await attempt('npx', 'taskmesh dev --once: all tasks are finalized', async () => {
      const lines = (await inEmptyFolder(['dev', '--once', '--json'])).trim().split('\n')
      if (lines.length < 10) throw new Error(`It did ${lines.length} tasks.`)
      return `${lines.length} tasks`
    }),
    await attempt('npx', 'taskmesh init: the project installs and type-checks', async () => {
      await using project = await Project.create('init', env)
      await project.run('npx', ['taskmesh', 'init', 'one'])
      const folder = `${project.folder}/one`
      await runStep('npm', ['install'], { cwd: folder, env })
      await runStep('npm', ['run', 'check'], { cwd: folder, env })
      return (await readdir(folder)).join(', ')
    }),
    await attempt('npx', 'taskmesh in Node.js 20 says what to install', async () =>
      fails(
        inEmptyFolder(['dev'], [await fetchNode('20', env)]),
        /needs Node\.js 22\.18 or newer, and this is 20\./,
      ),
    ),
  ]
}
