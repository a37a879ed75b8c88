import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readUpdateFile } from './updateFile.ts'

const DAY_MS = 86_400_000

function checker(): string {
  const built = fileURLToPath(new URL('checkUpdate.js', import.meta.url))
  return existsSync(built) ? built : fileURLToPath(new URL('checkUpdate.ts', import.meta.url))
}

/**
 * Looks for a newer version once a day, in a process that nobody waits for. What it finds is told by a
 * later run.
 *
 * @returns whether it looks.
 */
export function startUpdateCheck(file: string): boolean {
  const found = readUpdateFile(file)
  if (found !== undefined && Math.abs(Date.now() - found.checkedAt) < DAY_MS) return false
  try {
    const options = { detached: true, stdio: 'ignore', windowsHide: true } as const
    const child = spawn(process.execPath, [checker(), file], options)
    child.on('error', () => {})
    child.unref()
    return true
  } catch {
    return false
  }
}
