/**
 * Asks npm for the latest version and keeps it in a file: `node checkUpdate.js <file>`. It is a process
 * of its own, so that no command waits for it, and npm itself knows its registry, proxy and keys.
 */
import { execFile } from 'node:child_process'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isStableVersion, type UpdateFile } from './updateFile.ts'

const TIMEOUT_MS = 30_000

function askNpm(): Promise<string | undefined> {
  const args = ['view', 'taskmesh', 'dist-tags.latest', '--loglevel=silent', '--fetch-retries=0']
  const options = { timeout: TIMEOUT_MS, shell: process.platform === 'win32', windowsHide: true }
  return new Promise((resolve) => {
    execFile('npm', args, options, (error, stdout) => {
      const latest = stdout.trim()
      resolve(error === null && isStableVersion(latest) ? latest : undefined)
    })
  })
}

const [, , file = ''] = process.argv
const found: UpdateFile = { checkedAt: Date.now(), latest: await askNpm() }
await mkdir(dirname(file), { recursive: true })
// Others may read it at any time.
const temporary = `${file}.${process.pid}`
await writeFile(temporary, JSON.stringify(found))
await rename(temporary, file)
