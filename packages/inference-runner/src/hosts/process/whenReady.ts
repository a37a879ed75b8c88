import { isRecord } from '@taskmesh/errors'
import { EngineCrashedError } from '../../errors.ts'
import type { HostProcess } from './HostProcess.ts'

/** Resolves with the message by which a process says that it takes commands; rejects when it ends before. */
export async function whenReady(process: Pick<HostProcess, 'onMessage' | 'end'>): Promise<void> {
  const ready = new Promise<'ready'>((resolve) => {
    process.onMessage((message) => {
      if (isRecord(message) && message['type'] === 'ready') resolve('ready')
    })
  })
  if ((await Promise.race([ready, process.end])) !== 'ready') {
    throw new EngineCrashedError('It ended while it started.')
  }
}
