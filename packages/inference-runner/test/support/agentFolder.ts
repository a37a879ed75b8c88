import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChatFolder } from './chatFolder.ts'

/**
 * A pipeline that chats by rules: it thinks and calls the first tool with what was asked, says what a tool gave,
 * and otherwise repeats what it reads. Asked to break, it fails after its first words.
 */
const PIPELINE = `
import { definePipeline, type PipelineCall } from '@taskmesh/inference-runner/pipeline'

type Call = PipelineCall<'chat-completion'>

const wordsOf = (content: unknown): string =>
  Array.isArray(content) ? content.map((part) => part.text ?? '').join(' ') : String(content ?? '')

function answerOf({ inputs: [input], parameters }: Call) {
  const { messages = [] } = input ?? {}
  const last = messages.at(-1)
  const [tool] = parameters.tool_choice === 'none' ? [] : (parameters.tools ?? [])
  const named = tool as { function?: { name: string } } | undefined
  const words = wordsOf(last?.content)
  if (last?.role === 'tool') return { content: 'It is ' + words + '.' }
  if (named?.function === undefined) return { content: words }
  const call = { name: named.function.name, arguments: JSON.stringify({ about: words }) }
  const id = 'call_' + messages.length
  return {
    content: null,
    reasoning_content: 'A tool knows.',
    tool_calls: [{ id, type: 'function' as const, function: call }],
  }
}

const header = { id: 'chatcmpl-1', created: 1, model: 'me/agent' }

function outputOf(call: Call) {
  const said = answerOf(call)
  const finish_reason = said.tool_calls === undefined ? 'stop' : 'tool_calls'
  const message = { role: 'assistant' as const, ...said }
  const usage = { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 }
  return { ...header, choices: [{ index: 0, message, finish_reason }], usage }
}

export default definePipeline<'chat-completion'>({
  run: (call) => ({ outputs: [outputOf(call)] }),
  async *stream(call) {
    const output = outputOf(call)
    const [{ message, finish_reason }] = output.choices as [(typeof output.choices)[number]]
    const piece = (delta: object, reason: string | null = null) => ({
      ...header,
      choices: [{ index: 0, delta, finish_reason: reason }],
    })
    yield piece({ role: 'assistant', content: '' })
    if (message.reasoning_content) yield piece({ reasoning_content: message.reasoning_content })
    for (const word of (message.content ?? '').split(/(?= )/)) if (word) yield piece({ content: word })
    if (message.content === 'Break.') throw new Error('broken')
    for (const { id, type, function: tool } of message.tool_calls ?? []) {
      yield piece({ tool_calls: [{ index: 0, id, type, function: { ...tool, arguments: '' } }] })
      for (const part of tool.arguments.split(/(?=:)/))
        yield piece({ tool_calls: [{ index: 0, function: { arguments: part } }] })
    }
    yield piece({}, finish_reason)
    yield { ...header, choices: [], usage: output.usage }
    return { outputs: [output] }
  },
})
`

/** Makes a model that chats and calls tools by rules. */
export async function agentFolder(): Promise<ChatFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'agent-')))
  await writeFile(join(path, 'pipeline.ts'), PIPELINE)
  return { path, remove: () => rm(path, { recursive: true }) }
}
