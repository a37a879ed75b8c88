import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { interpreterIn, preparePython } from '../python/environment.ts'
import type { Step } from '../report/message.ts'
import type { RunOptions } from '../runOptions.ts'
import { runStep } from '../runStep.ts'

const GROUP = 'the Python package'
const TOOLS = {
  name: 'python-package',
  requirements: new URL('requirements.txt', import.meta.url),
}
const SCRIPTS = fileURLToPath(new URL('../../packages/tasks/scripts/', import.meta.url))
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PROJECT = fileURLToPath(new URL('../../python/', import.meta.url))
const PYTEST = 'pytest==9.1.1'

/** One step: it fails with what was printed. */
async function step(name: string, body: () => Promise<string>): Promise<Step> {
  const start = performance.now()
  const [outcome, detail] = await body().then(
    (found) => ['passed', found] as const,
    (error: unknown) => ['failed', String(error).slice(-2000)] as const,
  )
  return {
    type: 'step',
    group: GROUP,
    name,
    outcome,
    detail,
    seconds: (performance.now() - start) / 1000,
  }
}

function writeBy(script: string, ...args: readonly string[]): Promise<string> {
  return runStep(process.execPath, [
    '--conditions=@taskmesh/source',
    join(SCRIPTS, script),
    ...args,
  ])
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

/** An environment with the package alone and pytest, where its tests run. */
async function testInstalled(python: string, file: string, folder: string): Promise<string> {
  const environment = join(folder, file.endsWith('.whl') ? 'of-wheel' : 'of-sdist')
  await runStep(python, ['-m', 'venv', environment])
  const own = interpreterIn(environment)
  const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet']
  await runStep(own, [...install, file, PYTEST])
  const verdicts = { TASKMESH_VERDICTS: folder }
  return lastLine(
    await runStep(own, ['-B', '-m', 'pytest', '-q'], {
      cwd: PROJECT,
      env: { ...process.env, ...verdicts },
    }),
  )
}

/**
 * Writes the Python package from the registry, builds it as a wheel and as a source distribution, and runs the package's
 * tests, which compare its verdicts with those of the parser, on each where nothing else is installed.
 */
export async function runPythonPackage({ log, out }: RunOptions): Promise<Step[]> {
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-python-'))
  try {
    log('Writing the Python package and what the parser says…')
    await writeBy('writePython.ts')
    await writeBy('writeVerdicts.ts', folder)
    const python = await preparePython(TOOLS, log)
    log('Building the Python package…')
    const built = await step('it is built', async () => {
      await runStep(python, ['-m', 'build', '--no-isolation', '--outdir', folder, PROJECT])
      return (await distributions(folder)).join(', ')
    })
    if (built.outcome === 'failed') return [built]
    log('Testing the Python package…')
    const steps = [built]
    for (const file of await distributions(folder)) {
      steps.push(
        await step(`its tests pass on ${file}`, () =>
          testInstalled(python, join(folder, file), folder),
        ),
      )
    }
    steps.push(...(await typeSteps(python, folder)))
    if (out !== undefined && steps.every(({ outcome }) => outcome === 'passed')) {
      await keep(folder, resolve(ROOT, out))
    }
    return steps
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Copies what was built into a folder, which is made. */
async function keep(folder: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true })
  for (const file of await distributions(folder)) {
    await copyFile(join(folder, file), join(target, file))
  }
}

async function distributions(folder: string): Promise<string[]> {
  const files = await readdir(folder)
  return files.filter((file) => /\.(?:whl|tar\.gz)$/.test(file)).toSorted()
}

async function typeSteps(python: string, folder: string): Promise<Step[]> {
  const own = interpreterIn(join(folder, 'of-wheel'))
  const mypy = ['-m', 'mypy', '--python-executable', own, 'src', 'tests']
  const pyright = ['-m', 'pyright', '--pythonpath', own, 'src', 'tests']
  return [
    await step('mypy finds nothing', async () =>
      lastLine(await runStep(python, mypy, { cwd: PROJECT })),
    ),
    await step('pyright finds nothing', async () =>
      lastLine(await runStep(python, pyright, { cwd: PROJECT })),
    ),
  ]
}
