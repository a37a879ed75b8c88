import { spawn, type ChildProcess } from 'node:child_process'
import { findConfinement } from '../sandbox/findConfinement.ts'
import type { CommandLine, Confinement, Reach } from '../sandbox/confinement.ts'
import { frameReader, writeFrame } from './frames.ts'
import type { PipelineRequest } from './messages.ts'

/** How the messages of a process travel: over Node's own channel, or framed over its standard streams. */
export type Transport = 'node' | 'frames'

export interface StartOptions extends CommandLine {
  transport: Transport
  reach: Reach
  /** Where it starts. */
  cwd: string
  env: NodeJS.ProcessEnv
}

/** A started process that takes messages. */
export interface StartedPipeline {
  child: ChildProcess
  confinement: Confinement
  send(request: PipelineRequest): void
  /** Has every message that comes handed over, and what breaks the channel. */
  listen(onMessage: (message: unknown) => void, onBroken: (error: unknown) => void): void
}

/** Starts a process in the strongest confinement that works on this machine. */
export async function startPipelineProcess({
  transport,
  reach,
  cwd,
  env,
  ...line
}: StartOptions): Promise<StartedPipeline> {
  const confinement = await findConfinement()
  const { command, args } = confinement.wrap(line, reach)
  const isNode = transport === 'node'
  const child = spawn(command, [...args], {
    cwd,
    env,
    ...(isNode ? { serialization: 'advanced' } : {}),
    stdio: isNode ? ['ignore', 'ignore', 'pipe', 'ipc'] : ['pipe', 'pipe', 'pipe'],
  })
  return { child, confinement, ...(isNode ? nodeChannel(child) : frameChannel(child)) }
}

type Channel = Pick<StartedPipeline, 'send' | 'listen'>

function nodeChannel(child: ChildProcess): Channel {
  return {
    send(request) {
      if (child.connected) child.send(request, () => {})
    },
    listen: (onMessage) => void child.on('message', onMessage),
  }
}

function frameChannel(child: ChildProcess): Channel {
  // What cannot be written is noticed when the process has ended.
  child.stdin?.on('error', () => {})
  return {
    send(request) {
      for (const part of writeFrame(request)) child.stdin?.write(part)
    },
    listen(onMessage, onBroken) {
      const read = frameReader(onMessage)
      child.stdout?.on('data', (chunk: Uint8Array) => {
        try {
          read(chunk)
        } catch (error) {
          child.stdout?.removeAllListeners('data')
          onBroken(error)
        }
      })
    },
  }
}
