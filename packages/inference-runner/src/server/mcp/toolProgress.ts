import type { ServerContext } from '@modelcontextprotocol/server'
import { isRecord } from '@taskmesh/errors'
import type { LoadProgress } from '../../engine/loadOptions.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'

/** Tells a caller how far its call is. */
export interface ToolProgress {
  /** How many calls are before this one. */
  queued(model: ModelInfo): void
  loading(progress: LoadProgress): void
  piece(piece: unknown): void
}

/** What a piece of an answer says, as far as it is text. */
function textOf(piece: unknown): string {
  if (!isRecord(piece)) return ''
  const { token, choices } = piece
  if (isRecord(token) && typeof token['text'] === 'string') return token['text']
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
  const delta = isRecord(choice) ? choice['delta'] : undefined
  const content = isRecord(delta) ? delta['content'] : undefined
  return typeof content === 'string' ? content : ''
}

/**
 * Makes what sends progress for a call whose caller asked for it with a `progressToken`; `undefined` for another.
 * `progress` counts the notifications; `message` says what there is to know: the loading of the model, the calls
 * that are before, or the next piece of the answer.
 */
export function toolProgress(context: ServerContext): ToolProgress | undefined {
  // oxlint-disable-next-line no-underscore-dangle -- the protocol's name
  const token = context.mcpReq._meta?.progressToken
  if (token === undefined) return undefined
  let progress = 0
  let said = ''
  const send = (message: string) => {
    progress += 1
    const params = { progressToken: token, progress, message }
    // Who has gone is told nothing.
    context.mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {})
  }
  return {
    queued({ waiting, running }) {
      const before = waiting + running
      if (before > 0)
        send(`Waiting: up to ${before} ${before === 1 ? 'call is' : 'calls are'} before.`)
    },
    loading({ file, loadedBytes, totalBytes }) {
      const percent = totalBytes > 0 ? Math.floor((100 * loadedBytes) / totalBytes) : 0
      const message = `Loading ${file}: ${percent} %`
      if (message !== said) send(message)
      said = message
    },
    piece: (piece) => send(textOf(piece)),
  }
}
