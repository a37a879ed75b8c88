import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

const report = z.object({ residentBytes: z.number() })

/** A pipeline of transformers.js in a process of its own. */
export class BareProcess {
  readonly #child: ChildProcess
  /** Memory of the process after its last run, in bytes. */
  residentBytes = 0

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  /** Starts it and waits until its model is loaded. */
  static async start(task: string, folder: string): Promise<BareProcess> {
    const file = fileURLToPath(new URL('./bare.ts', import.meta.url))
    const bare = new BareProcess(fork(file, [task, folder], { serialization: 'advanced' }))
    await bare.#answer()
    return bare
  }

  /** Runs it on texts, or on the pictures in files. */
  async run(inputs: readonly string[]): Promise<void> {
    this.#child.send(inputs)
    await this.#answer()
  }

  close(): void {
    this.#child.kill()
  }

  async #answer(): Promise<void> {
    const [message]: unknown[] = await once(this.#child, 'message')
    this.residentBytes = z.parse(report, message).residentBytes
  }
}
