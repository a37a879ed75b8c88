import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyStore } from './storeFolders.ts'

const SCRIPT = fileURLToPath(new URL('fullDisk.ts', import.meta.url))
/** A disk of its own, in memory, that needs no rights: a mount in a namespace of this process. */
const ON_A_SMALL_DISK = `set -e
mount -t tmpfs -o size=134m tmpfs "$1"
cp -a "$2" "$1/store"
head -c 24m /dev/zero > "$1/ballast"
exec "$3" --conditions=@taskmesh/source "$4" "$1"`

let template: Awaited<ReturnType<typeof copyStore>>
let disk: string
beforeAll(async () => {
  template = await copyStore()
  disk = await mkdtemp(join(tmpdir(), 'taskmesh-disk.'))
})
afterAll(() => Promise.all([template.remove(), rm(disk, { recursive: true, force: true })]))

test('a store whose disk is full says so in one sentence, loses nothing and goes on when there is room', async () => {
  const shell = ['sh', '-c', ON_A_SMALL_DISK, 'sh', disk, template.folder]
  const { stdout } = await promisify(execFile)('unshare', [
    '--user',
    '--map-root-user',
    '--mount',
    ...shell,
    process.execPath,
    SCRIPT,
  ])
  const [full, after] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(full.code).toBe('STORE_UNAVAILABLE')
  expect(full.message).toMatch(/its disk has \d+ MiB left, and 64 MiB have to be free$/)
  expect(full.added).toBeGreaterThan(0)
  expect(full.kept).toEqual({ SEEN: full.added })
  expect(after).toEqual({ added: full.added + 1, kept: { SEEN: full.added + 1 } })
})
