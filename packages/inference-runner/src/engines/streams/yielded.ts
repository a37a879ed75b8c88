import { isRecord } from '@taskmesh/errors'
import { decodeStream, writeEvent } from '@taskmesh/tasks/dialects/stream'
import type { StreamedTask } from './streamedTask.ts'

/** How the next characters of an answer are a piece of it. */
const OF_TEXT: { readonly [Task in StreamedTask]: (text: string) => unknown } = {
  'chat-completion': (content) => ({ choices: [{ index: 0, delta: { content } }] }),
  'text-generation': (text) => ({ token: { text } }),
  'text2text-generation': (text) => ({ token: { text } }),
}

/**
 * Pieces in canonical form, of what a pipeline yields: strings, which are the next characters, or pieces
 * in any form that servers write. The iteration returns what the one that is read returns.
 */
export async function* readYielded<Result>(
  task: StreamedTask,
  yielded: AsyncGenerator<unknown, Result, void>,
): AsyncGenerator<unknown, Result, void> {
  const ended: { result: Result }[] = []
  async function* events(): AsyncGenerator<string, void, undefined> {
    for (;;) {
      const { done, value } = await yielded.next()
      if (done) return void ended.push({ result: value })
      const piece = typeof value === 'string' ? OF_TEXT[task](value) : value
      yield writeEvent({ data: JSON.stringify(piece) })
    }
  }
  for await (const piece of decodeStream(task, events())) yield piece
  for (;;) {
    const [end] = ended
    if (end !== undefined) return end.result
    const { done, value } = await yielded.next()
    if (done) return value
  }
}

function textOf(piece: unknown): string {
  if (typeof piece === 'string') return piece
  if (!isRecord(piece)) return ''
  const { token, choices } = piece
  if (isRecord(token)) return typeof token['text'] === 'string' ? token['text'] : ''
  const [first]: unknown[] = Array.isArray(choices) ? choices : []
  const delta = isRecord(first) ? first['delta'] : undefined
  const content = isRecord(delta) ? delta['content'] : undefined
  return typeof content === 'string' ? content : ''
}

/** The answer that a generator gives as a whole: its characters together, as a server would answer. */
export function joinYielded(task: StreamedTask, yielded: readonly unknown[]): unknown {
  const text = yielded.map(textOf).join('')
  if (task !== 'chat-completion') return [{ generated_text: text }]
  const message = { role: 'assistant', content: text }
  return { choices: [{ index: 0, message, finish_reason: 'stop' }] }
}
