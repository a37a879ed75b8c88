import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'

const INTERVAL_MS = 250

/** The resident memory of a process in bytes; `undefined` where the system does not say it in a file. */
async function residentBytes(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
}

/**
 * Watches the memory of a process from outside, so that one whose thread is busy is seen as well. Where the
 * system has no `/proc` nothing is watched.
 *
 * @param onExcess - called once, with words that complete "because it …".
 * @returns a function that ends the watch.
 */
export function watchMemory(
  child: ChildProcess,
  maxBytes: number,
  onExcess: (words: string) => void,
): () => void {
  const { pid } = child
  if (pid === undefined || !Number.isFinite(maxBytes)) return () => {}
  const timer = setInterval(() => {
    void residentBytes(pid).then((bytes) => {
      if (bytes === undefined || bytes <= maxBytes || child.exitCode !== null) return
      clearInterval(timer)
      onExcess(`took ${bytes} bytes of memory, more than the ${maxBytes} that it may`)
    })
  }, INTERVAL_MS)
  timer.unref()
  return () => clearInterval(timer)
}
