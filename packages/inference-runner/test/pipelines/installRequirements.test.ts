import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ModelLoadError } from '@taskmesh/inference-runner'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CustomPipelineSpec } from '../../src/engine/modelSpec.ts'
import { installRequirements } from '../../src/engines/customProcess/environment/installRequirements.ts'

/**
 * Stands for Python with `venv` and `pip`, without a network: an environment is a copy of it, and
 * `requirements.txt` is the program of its `pip install`.
 */
const PYTHON = `#!/bin/sh
if [ "$2" = venv ]; then
  mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
else
  for last; do :; done
  cd "$(dirname "$0")/.." && . "$last"
fi
`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskmesh-'))
  await writeFile(join(folder, 'python'), PYTHON)
  await chmod(join(folder, 'python'), 0o755)
})
afterAll(() => rm(folder, { recursive: true }))

async function pipelineOf(name: string, requirements: string): Promise<CustomPipelineSpec> {
  const path = join(folder, name)
  await mkdir(path)
  await writeFile(join(path, 'requirements.txt'), requirements)
  const cacheDirectory = join(folder, 'cache')
  return {
    kind: 'custom-pipeline',
    id: `me/${name}`,
    task: 'text-classification',
    path,
    cacheDirectory,
  }
}

const install = (spec: CustomPipelineSpec) =>
  installRequirements(
    spec,
    { executable: join(folder, 'python'), version: [3, 12], folders: [] },
    () => {},
  )

test('behavior: two pipelines that install the same at once get one environment, which is whole', async () => {
  const requirements = 'echo $$ > installed'
  const specs = await Promise.all(
    ['one', 'two', 'three'].map((name) => pipelineOf(name, requirements)),
  )
  const interpreters = await Promise.all(specs.map(install))
  expect(new Set(interpreters).size).toBe(1)
  const environment = join(interpreters[0] ?? '', '..', '..')
  const installed = await readFile(join(environment, 'installed'), 'utf8')
  expect(await readdir(join(folder, 'cache', 'pipelines'))).toHaveLength(1)
  // It is not made again, and not replaced by another.
  const [spec] = specs
  if (spec !== undefined) expect(await install(spec)).toBe(interpreters[0])
  expect(await readFile(join(environment, 'installed'), 'utf8')).toBe(installed)
})

test('behavior: an environment that was deleted in part is made again', async () => {
  const spec = await pipelineOf('deleted', 'echo whole > installed')
  const environment = join(await install(spec), '..', '..')
  await rm(join(environment, 'complete'))
  await rm(join(environment, 'installed'))
  expect(join(await install(spec), '..', '..')).toBe(environment)
  expect(await readFile(join(environment, 'installed'), 'utf8')).toBe('whole\n')
  const environments = await readdir(join(folder, 'cache', 'pipelines'))
  expect(environments.filter((name) => name.includes('-'))).toEqual([])
})

test('error: what pip cannot install is named, without the list of all its versions', async () => {
  const versions = Array.from({ length: 500 }, (_, minor) => `1.${minor}.0`).join(', ')
  const spec = await pipelineOf(
    'unknown',
    [
      'cat >&2 <<END',
      `ERROR: Ignored the following versions that require a different python version: ${versions}`,
      `ERROR: Could not find a version that satisfies the requirement numpy==99 (from versions: ${versions})`,
      'ERROR: No matching distribution found for numpy==99',
      'END',
      'exit 1',
    ].join('\n'),
  )
  const failure = await install(spec).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ModelLoadError)
  expect(failure).toHaveProperty(
    'details',
    'For its pipeline, requirements.txt could not be installed: ERROR: Could not find a version that satisfies the requirement numpy==99 (the newest is 1.499.0) ERROR: No matching distribution found for numpy==99',
  )
  const environments = await readdir(join(folder, 'cache', 'pipelines'))
  expect(environments.filter((name) => name.includes('-'))).toEqual([])
})
