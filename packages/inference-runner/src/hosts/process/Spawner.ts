import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import * as z from 'zod/mini'
import { readFrames } from './frames.ts'
import { forkSettings, hostEnvironment, moduleBeside } from './processSettings.ts'
import { SpawnedProcess } from './SpawnedProcess.ts'
import { spawnerReport, type SpawnerCommand } from './spawnerMessages.ts'

export interface SpawnerOptions {
  /** Gives the path of a socket that does not exist, in a directory of this user's own. */
  socketPath: () => Promise<string>
}

/**
 * A small process that starts the processes of hosts. To start one holds the thread of whoever does it,
 * the longer the more memory that program has.
 *
 * What is started talks to this program through a socket. It goes on when the spawner dies, which is
 * then to be made anew.
 */
export class Spawner {
  readonly #options: SpawnerOptions
  readonly #started = new Map<number, SpawnedProcess>()
  readonly #expected = new Map<string, SpawnedProcess>()
  #child: ChildProcess | undefined
  #server: Server | undefined
  #path = ''
  #preparing: Promise<void> | undefined
  #lastId = 0
  #isClosed = false

  constructor(options: SpawnerOptions) {
    this.#options = options
  }

  /** Whether it can start processes now. */
  get isReady(): boolean {
    return this.#child?.connected === true && this.#server?.listening === true
  }

  /** The number of its process; `undefined` while there is none. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Makes it ready, unless it is. Where that is not possible, it stays as it is. */
  async prepare(): Promise<void> {
    if (this.#isClosed || this.isReady) return
    this.#preparing ??= this.#prepare()
      .catch(() => {})
      .finally(() => (this.#preparing = undefined))
    await this.#preparing
  }

  /** Starts the process of a host. It is to be ready. */
  start(entry: URL): SpawnedProcess {
    this.#lastId += 1
    const id = this.#lastId
    const secret = randomUUID()
    const spawned = new SpawnedProcess({
      kill: () => this.#kill(id),
      onKeep: () => this.#keepRunning(),
      onConnected: () => this.#expected.delete(secret),
    })
    this.#started.set(id, spawned)
    this.#expected.set(secret, spawned)
    void spawned.end.then(() => {
      this.#started.delete(id)
      this.#expected.delete(secret)
      this.#keepRunning()
    })
    const { path, execArgv } = forkSettings(entry)
    const args = [this.#path, secret]
    this.#send({ type: 'start', id, path, execArgv, args, env: hostEnvironment() })
    this.#keepRunning()
    return spawned
  }

  /** Ends it. What it started goes on until it is disconnected. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#preparing
    this.#server?.close()
    const child = this.#child
    this.#child = undefined
    if (child === undefined || !child.connected) return
    const exit = once(child, 'exit')
    child.ref()
    child.disconnect()
    await exit
  }

  async #prepare(): Promise<void> {
    this.#server ??= await this.#listen()
    const { path, execArgv } = forkSettings(moduleBeside(import.meta.url, './spawnerEntry'))
    const child = fork(path, [], {
      execArgv,
      env: hostEnvironment(),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('message', (message) => this.#receive(message))
    child.on('error', () => {})
    child.once('exit', () => this.#forget(child))
    this.#child = child
    this.#keepRunning()
  }

  async #listen(): Promise<Server> {
    const isWindows = process.platform === 'win32'
    this.#path = isWindows
      ? `\\\\.\\pipe\\taskmesh-${randomUUID()}`
      : await this.#options.socketPath()
    const server = createServer((socket) => this.#connect(socket))
    server.listen(this.#path)
    await once(server, 'listening')
    server.on('error', () => {})
    return server.unref()
  }

  /** The first message of a process is the secret that only it was told. */
  #connect(socket: Socket): void {
    let spawned: SpawnedProcess | undefined
    socket.on('error', () => {})
    readFrames(socket, (message) => {
      if (spawned !== undefined) return spawned.receive(message)
      spawned = typeof message === 'string' ? this.#expected.get(message) : undefined
      if (spawned === undefined) socket.destroy()
      else spawned.connect(socket)
    })
  }

  #receive(message: unknown): void {
    const { data } = z.safeParse(spawnerReport, message)
    if (data === undefined) return
    const spawned = this.#started.get(data.id)
    if (data.type === 'started') spawned?.take(data.pid)
    else spawned?.finish(data)
  }

  #kill(id: number): boolean {
    if (this.#child?.connected !== true) return false
    this.#send({ type: 'kill', id })
    return true
  }

  #send(command: SpawnerCommand): void {
    if (this.#child?.connected) this.#child.send(command, () => {})
  }

  /** What it has started is on its own now. */
  #forget(child: ChildProcess): void {
    if (this.#child === child) this.#child = undefined
    for (const spawned of this.#started.values()) spawned.orphan()
  }

  #keepRunning(): void {
    const keeps = [...this.#started.values()].some(({ isKept }) => isKept)
    const change = keeps ? 'ref' : 'unref'
    this.#child?.[change]()
    this.#child?.channel?.[change]()
  }
}
