import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

const started = z.object({ url: z.string() })
const report = z.object({ residentBytes: z.number() })

/** What a server says of itself: its memory. */
export type ServerReport = z.infer<typeof report>

/** A server in a process of its own, which prints its URL as a line of JSON and answers each line with a report. */
export class ServerProcess {
  readonly url: string
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, url: string) {
    this.#child = child
    this.#lines = lines
    this.url = url
  }

  /** Starts a program of this folder and waits until it serves. */
  static async start(
    command: string,
    program: string,
    args: readonly string[],
    env: Record<string, string> = {},
  ): Promise<ServerProcess> {
    const file = fileURLToPath(new URL(program, import.meta.url))
    const options = command === process.execPath ? ['--conditions=@taskmesh/source'] : []
    const child = spawn(command, [...options, file, ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const { value } = await lines.next()
    if (value === undefined) throw new Error(`${program} ended before it served.`)
    return new ServerProcess(child, lines, z.parse(started, JSON.parse(value)).url)
  }

  async report(): Promise<ServerReport> {
    this.#child.stdin?.write('\n')
    const { value } = await this.#lines.next()
    return z.parse(report, JSON.parse(value ?? 'null'))
  }

  async close(): Promise<void> {
    const closed = once(this.#child, 'close')
    this.#child.kill()
    await closed
  }
}
