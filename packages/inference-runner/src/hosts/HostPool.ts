import type { Logger } from '../logger.ts'
import type { Host } from './host.ts'
import { MediaDirectory } from './MediaDirectory.ts'
import type { HostProcess } from './process/HostProcess.ts'
import { HOST_ENTRY } from './process/processSettings.ts'
import { Spawner } from './process/Spawner.ts'
import { startHostProcess } from './process/startHostProcess.ts'
import { ProcessHost } from './ProcessHost.ts'
import { QUIET_MS, WarmReserve } from './WarmReserve.ts'

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
  readonly #spawner = new Spawner({ socketPath: () => this.#media.nextPath() })
  #spawnerTimer: NodeJS.Timeout | undefined

  constructor(options: HostPoolOptions) {
    this.#options = options
    this.#reserve = new WarmReserve({
      start: () => this.#start(),
      isNeeded: () => [...this.#hosts.values()].some(({ hasProcess }) => !hasProcess),
    })
    this.#fillReserve()
  }

  /** The host of a name. Its process is started when it is first needed. */
  get(name: string): Host {
    const known = this.#hosts.get(name)
    if (known !== undefined) return known
    const { logger, maxProcessBytes, onExit } = this.#options
    const host: ProcessHost = new ProcessHost({
      logger,
      name,
      media: this.#media,
      maxProcessBytes,
      start: () => {
        this.#fillReserve()
        return this.#reserve.take() ?? this.#start()
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
    clearTimeout(this.#spawnerTimer)
    await Promise.all([...this.#hosts.values()].map((host) => host.close()))
    await this.#spawner.close()
    await this.#media.close()
  }

  /** The first processes are started at once; the spawner is for those that come while others serve. */
  #start(): HostProcess {
    const { entry = HOST_ENTRY, keepsReserve } = this.#options
    if (this.#spawner.isReady) return this.#spawner.start(entry)
    if (keepsReserve) {
      clearTimeout(this.#spawnerTimer)
      this.#spawnerTimer = setTimeout(() => void this.#spawner.prepare(), QUIET_MS)
      this.#spawnerTimer.unref()
    }
    return startHostProcess(entry)
  }

  #fillReserve(): void {
    if (this.#options.keepsReserve) this.#reserve.fill()
  }
}
