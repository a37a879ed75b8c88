import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { AnvilFailedError } from '../errors.ts'
import { httpUrl } from '../httpUrl.ts'
import { anvilBinary } from './anvilBinary.ts'
import { killWithParent } from './killWithParent.ts'

export interface StartAnvilOptions {
  host: string
  /** Zero takes a free one. */
  port: number
  /** More command-line arguments. */
  args: readonly string[]
  /** Gets what anvil prints. */
  onOutput?: ((text: string) => void) | undefined
  signal?: AbortSignal | undefined
}

export interface AnvilProcess {
  port: number
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>
  stop(): Promise<void>
}

const readyTimeout = 20_000
const pollingInterval = 10

/**
 * Runs anvil until `stop`, and returns when it answers. A port that is taken is replaced by a
 * free one.
 *
 * @throws {@link AnvilFailedError} with anvil's own words when it ends or stays silent.
 */
export async function startAnvil(options: StartAnvilOptions): Promise<AnvilProcess> {
  try {
    return await runAnvil(options)
  } catch (error) {
    if (options.port === 0 || !isAddressInUse(error)) throw error
    return runAnvil({ ...options, port: 0 })
  }
}

async function runAnvil(options: StartAnvilOptions): Promise<AnvilProcess> {
  const { args, host, onOutput, signal } = options
  signal?.throwIfAborted()
  const child = spawn(
    anvilBinary(),
    ['--host', host, '--port', String(options.port), '--color', 'never', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // In a group of its own, as Ctrl-C in a terminal reaches a whole group at once.
      detached: process.platform !== 'win32',
    },
  )
  const forget = killWithParent(child)
  let stderr = ''
  let listeningPort: number | undefined
  let failure: Error | undefined
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => end(`anvil could not be run: ${error.message}`))
    child.once('close', (code, killer) => end(`anvil ended (${killer ?? `exit code ${code}`}).`))

    function end(what: string): void {
      failure ??= new AnvilFailedError(what, stderr)
      void forget().then(resolve)
    }
  })
  child.stdout.setEncoding('utf8').on('data', readOutput())
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-8192)
    onOutput?.(text)
  })

  try {
    return { port: await ready(), ended, stop }
  } catch (error) {
    await stop()
    throw error
  }

  /** Anvil names its port in a line of its banner, the only way to learn it from port 0. */
  function readOutput(): (text: string) => void {
    let banner = ''
    return (text) => {
      onOutput?.(text)
      if (listeningPort !== undefined) return
      banner += text
      const match = /Listening on \S*:(\d+)/.exec(banner)
      if (match) listeningPort = Number(match[1])
    }
  }

  async function ready(): Promise<number> {
    const deadline = Date.now() + readyTimeout
    while (Date.now() < deadline) {
      signal?.throwIfAborted()
      if (failure) throw failure
      if (listeningPort !== undefined && (await answers(host, listeningPort))) return listeningPort
      await new Promise((resolve) => setTimeout(resolve, pollingInterval))
    }
    throw new AnvilFailedError(`anvil did not answer within ${readyTimeout / 1000} s.`, stderr)
  }

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 2000)
      await Promise.race([once(child, 'exit'), ended])
      clearTimeout(timer)
    }
    await ended
  }
}

function isAddressInUse(error: unknown): boolean {
  return (
    error instanceof AnvilFailedError &&
    /address already in use|os error (98|48|10048)\b/i.test(error.stderr)
  )
}

async function answers(host: string, port: number): Promise<boolean> {
  try {
    const response = await fetch(httpUrl(host, port), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}',
    })
    return response.ok
  } catch {
    return false
  }
}
