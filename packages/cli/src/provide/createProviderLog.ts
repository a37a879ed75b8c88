import type { Logger } from '@taskmesh/inference-runner'
import type { ProviderEvent } from '@taskmesh/provider'

/** Makes a listener that logs what a provider does: one line for each event, without payloads. */
export function createProviderLog(logger: Logger): (event: ProviderEvent) => void {
  return (event) => {
    if (event.type === 'problem') {
      const { code, shortMessage } = event.error
      return logger.warn({ event: 'problem', code }, shortMessage)
    }
    const { address, source, task, state, code, reason, hash } = event.record
    const facts = { task, address, source, state }
    if (event.type === 'retry') {
      const { error, delayMs } = event
      return logger.warn(
        { event: 'retry', ...facts, code: error.code, delayMs },
        error.shortMessage,
      )
    }
    logger.info({ event: 'task', ...facts, from: event.from, code, reason, hash }, state)
  }
}
