import { TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import { decodeStream, writeEvent, type StreamFormat } from '@taskmesh/tasks/dialects/stream'
import { isRecord } from '@taskmesh/errors'

/** A task whose answer comes in pieces. */
export type StreamedTask = Exclude<StreamFormat, 'completion'>

/** How the next characters of an answer are a piece of it. */
const OF_TEXT: { readonly [Task in StreamedTask]: (text: string) => unknown } = {
  'chat-completion': (content) => ({ choices: [{ index: 0, delta: { content } }] }),
  'text-generation': (text) => ({ token: { text } }),
  'text2text-generation': (text) => ({ token: { text } }),
}

/** Whether the answer of a task comes in pieces, in a format that is known. */
export function isStreamed(task: TaskId): task is StreamedTask {
  return 'stream' in TASK_SCHEMAS[task] && Object.hasOwn(OF_TEXT, task)
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
