import { spawnSync } from 'node:child_process'

const TIMEOUT_MS = 10 * 60_000
const POLLING_INTERVAL_MS = 500
const LOCK_HELD = /^E: Could not get lock /m

interface AptGetOptions {
  /** How long to wait for others altogether. @default ten minutes */
  timeoutMs?: number | undefined
}

/**
 * Runs `apt-get` to its end, and first waits while another apt holds what it needs. The option
 * `DPkg::Lock::Timeout` of apt does so for dpkg's lock alone, so the locks of the package lists and
 * of the downloads are tried again.
 *
 * @returns whether it succeeded. What it prints goes to standard error.
 *
 * @example
 * ```ts
 * aptGet(['update']) && aptGet(['install', '-y', 'chromium'])
 * ```
 */
export function aptGet(
  args: readonly string[],
  { timeoutMs = TIMEOUT_MS }: AptGetOptions = {},
): boolean {
  const deadline = Date.now() + timeoutMs
  let isWaiting = false
  for (;;) {
    const seconds = Math.max(0, Math.ceil((deadline - Date.now()) / 1000))
    const { status, stderr } = spawnSync(
      'apt-get',
      ['-o', `DPkg::Lock::Timeout=${seconds}`, ...args],
      {
        stdio: ['ignore', 2, 'pipe'],
        encoding: 'utf8',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      },
    )
    const isLocked = status !== 0 && LOCK_HELD.test(stderr ?? '')
    if (!isLocked || Date.now() >= deadline) {
      process.stderr.write(stderr ?? '')
      return status === 0
    }
    if (!isWaiting) process.stderr.write('Waiting for another apt-get to end…\n')
    isWaiting = true
    sleep(POLLING_INTERVAL_MS)
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
