import type { Command } from '../messages.ts'

/** How a process ended. */
export interface ProcessEnd {
  code: number | null
  signal: string | null
  /** The end of what it wrote to its error output. */
  stderr: string
}

/** The process of a host, as its parent sees it. */
export interface HostProcess {
  /** Its number; `undefined` until it runs. */
  readonly pid: number | undefined
  /** Whether it takes commands. */
  readonly isConnected: boolean
  /** Resolves when it takes commands. Rejects with `EngineCrashedError` when it ends before. */
  readonly ready: Promise<void>
  /** Resolves when it ended, or could not be started at all. Never rejects. */
  readonly end: Promise<ProcessEnd>
  /** Sends a command; nothing happens when it is not connected. */
  send(command: Command): void
  /** Calls back with each message that it sends, which may be anything. */
  onMessage(listener: (message: unknown) => void): void
  /** Says whether it keeps this program running. It does until it is told otherwise. */
  keepRunning(keeps: boolean): void
  /** Takes the connection away, upon which it disposes of its models and ends. */
  disconnect(): void
  /** Ends it at once. */
  kill(): void
}
