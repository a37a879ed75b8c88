import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const PAUSE_MS = 200

/** The process that a lock names, if it lives. */
function holderOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (!(pid > 0)) return undefined
    process.kill(pid, 0)
    return pid
  } catch (error) {
    return error.code === 'EPERM' ? Number(readFileSync(file, 'utf8')) : undefined
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

/**
 * Waits until no other command installs or builds here, and takes its place. The lock of a process that is gone is taken
 * over.
 *
 * @param onWait - called once with the process that is waited for.
 * @returns a function that lets the next one in.
 */
export async function lock(file, onWait) {
  mkdirSync(dirname(file), { recursive: true })
  for (let waited = false; !take(file);) {
    const pid = holderOf(file)
    if (pid === undefined) {
      rmSync(file, { force: true })
      continue
    }
    if (!waited) onWait(pid)
    waited = true
    await setTimeout(PAUSE_MS)
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}
