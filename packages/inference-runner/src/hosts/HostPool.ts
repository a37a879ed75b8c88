import type { Logger } from '../logger.ts'
import type { Host } from './host.ts'
import { MediaDirectory } from './MediaDirectory.ts'
import { ProcessHost } from './ProcessHost.ts'
import { HOST_ENTRY, startHostProcess } from './startHostProcess.ts'
import { WarmReserve } from './WarmReserve.ts'

export interface HostPoolOptions {
  logger: Logger
  /** Bytes of memory above which a process is ended. */
  maxProcessBytes: number
  /** Whether a process is kept in reserve while a host has none. */
  keepsReserve: boolean
  /** The module that processes run. Default: the one that has the engines. */
  entry?: URL | undefined
  /** Called when the process of a host died and forgot its models. */
  onExit: (host: Host) => void
}

/** The processes of a runner: one for each name, and one in reserve. What happens to one touches no other. */
export class HostPool {
  readonly #options: HostPoolOptions
  readonly #hosts = new Map<string, ProcessHost>()
  readonly #media = new MediaDirectory()
  readonly #reserve: WarmReserve

  constructor(options: HostPoolOptions) {
    this.#options = options
    this.#reserve = new WarmReserve({
      start: () => startHostProcess(options.entry ?? HOST_ENTRY),
      isNeeded: () => [...this.#hosts.values()].some(({ pid }) => pid === undefined),
    })
    this.#fillReserve()
  }

  /** The host of a name. Its process is started when it is first needed. */
  get(name: string): Host {
    const known = this.#hosts.get(name)
    if (known !== undefined) return known
    const { logger, entry, maxProcessBytes, onExit } = this.#options
    const host: ProcessHost = new ProcessHost({
      logger,
      name,
      media: this.#media,
      maxProcessBytes,
      start: () => {
        this.#fillReserve()
        return this.#reserve.take() ?? startHostProcess(entry ?? HOST_ENTRY)
      },
      onExit: () => {
        this.#fillReserve()
        onExit(host)
      },
    })
    this.#hosts.set(name, host)
    return host
  }

  /** Ends all processes; what they still run fails with RunnerClosedError. */
  async close(): Promise<void> {
    this.#reserve.close()
    await Promise.all([...this.#hosts.values()].map((host) => host.close()))
    await this.#media.close()
  }

  #fillReserve(): void {
    if (this.#options.keepsReserve) this.#reserve.fill()
  }
}
