/**
 * The engine process: loads models and runs them, one command at a time per message, and ends with
 * its parent. It is started by `startEngineProcess` and by nothing else.
 */
import { env, LogLevel } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { command, type Command, type Report } from './messages.ts'
import { ModelCache } from './ModelCache.ts'
import { encodeError } from './wireError.ts'

type RunCommand = Extract<Command, { type: 'run' }>
type LoadCommand = Extract<Command, { type: 'load' }>

// transformers.js would log the inputs of a call that fails.
env.logLevel = LogLevel.NONE

const models = new ModelCache()
const running = new Map<number, AbortController>()

function send(report: Report): void {
  if (process.connected) process.send?.(report)
}

async function run({ id, model: source, inputs, parameters }: RunCommand): Promise<void> {
  const controller = new AbortController()
  running.set(id, controller)
  try {
    const { model } = await models.get(source)
    const { signal } = controller
    signal.throwIfAborted()
    send({ type: 'answer', id, ...(await model.run({ inputs, parameters, signal })) })
  } catch (error) {
    send({ type: 'failed', id, error: encodeError(error, source.id) })
  } finally {
    running.delete(id)
  }
}

async function load({ id, model }: LoadCommand): Promise<void> {
  try {
    send({ type: 'loaded', id, engine: (await models.get(model)).engine })
  } catch (error) {
    send({ type: 'failed', id, error: encodeError(error, model.id) })
  }
}

process.on('message', (message) => {
  const parsed = z.parse(command, message)
  if (parsed.type === 'cancel') running.get(parsed.id)?.abort()
  else void (parsed.type === 'load' ? load(parsed) : run(parsed))
})

// Signals for a whole process group are the parent's to handle: it drains first, then disconnects.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit(0))
send({ type: 'ready' })
