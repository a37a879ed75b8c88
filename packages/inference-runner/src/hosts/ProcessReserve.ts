import { Socket } from 'node:net'
import { startHostProcess, type StartedProcess } from './startHostProcess.ts'

/** Gives a process for a host. */
export type TakeProcess = () => StartedProcess

/**
 * A started process that waits for a model, with its libraries in memory, so that whoever loads one does
 * not wait for a process to start. As soon as it is taken, the next one is started.
 */
export class ProcessReserve {
  #spare: StartedProcess | undefined
  #starting: NodeJS.Immediate | undefined
  #isClosed = false
  readonly #isKept: boolean

  /** @param isKept - whether there is a spare process at all. */
  constructor(isKept: boolean) {
    this.#isKept = isKept
    this.#refill()
  }

  /** Takes the spare process, or starts one. */
  readonly take: TakeProcess = () => {
    const spare = this.#spare
    this.#spare = undefined
    this.#refill()
    const isAlive = spare?.child.connected === true && spare.child.exitCode === null
    if (!isAlive) return startHostProcess()
    hold(spare)
    return spare
  }

  close(): void {
    this.#isClosed = true
    clearImmediate(this.#starting)
    this.#spare?.child.kill('SIGKILL')
    this.#spare = undefined
  }

  #refill(): void {
    if (!this.#isKept || this.#isClosed || this.#spare !== undefined) return
    clearImmediate(this.#starting)
    this.#starting = setImmediate(() => {
      if (this.#isClosed || this.#spare !== undefined) return
      const spare = startHostProcess({ isWarm: true })
      const forget = () => {
        if (this.#spare === spare) this.#spare = undefined
      }
      spare.child.once('exit', forget)
      // The errors of its start are those of whoever takes it.
      spare.child.on('error', forget)
      release(spare)
      this.#spare = spare
    })
    this.#starting.unref()
  }
}

/** Lets a program end that has nothing else to do. */
function release({ child }: StartedProcess): void {
  child.unref()
  child.channel?.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
}

function hold({ child }: StartedProcess): void {
  child.ref()
  child.channel?.ref()
  if (child.stderr instanceof Socket) child.stderr.ref()
}
