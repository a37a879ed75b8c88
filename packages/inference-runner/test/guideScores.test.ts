/** The demonstration model that chats: the score on its card, conversations, and calls by OpenAI's client. */
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import { isTaskId, TASKS } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readCard } from './support/card.ts'
import { mean } from './support/metrics.ts'

const TASK = 'chat-completion'
const { id: model } = DEMO_MODELS[TASK]

const runner = createRunner({
  models: [{ task: TASK, id: model, path: demoModelDirectory(TASK) }],
  threads: 1,
  process: 'shared',
  keepsReserve: false,
})
afterAll(() => runner.close())

type Message = { role: 'user' | 'assistant' | 'system'; content: string }

const user = (content: string): Message => ({ role: 'user', content })

async function answer(...messages: Message[]): Promise<string> {
  const { output } = await runner.run('chat-completion', { inputs: { messages } })
  return output.choices[0]?.message.content ?? ''
}

/** The task that an answer names first. */
function namedTask(text: string): string | undefined {
  return text.match(/[a-z0-9]+(?:-[a-z0-9]+)+|[a-z]+/g)?.find((word) => isTaskId(word))
}

describe('chat-completion', () => {
  test('score: how many answers name a task that fits, or none where none does', async () => {
    const role = z.enum(['user', 'assistant'])
    const message = z.object({ role, content: z.string() })
    const row = z.object({ messages: z.array(message), tasks: z.array(z.string()) })
    const card = await readCard('chat-completion', row)
    const inputs = card.rows.map(({ messages }) => ({ messages }))
    const hits: number[] = []
    for (const [at, input] of inputs.entries()) {
      const task = namedTask(await answer(...input.messages))
      const fitting = card.rows[at]?.tasks ?? []
      hits.push(Number(fitting.length === 0 ? task === undefined : fitting.includes(task ?? '')))
    }
    expect(card.metric).toBe('accuracy')
    expect(Math.abs(mean(hits) - card.value)).toBeLessThan(0.02)
    const base = z.parse(z.object({ 'word overlap': z.number() }), card.baselines)
    expect(card.value).toBeGreaterThan(base['word overlap'])
  })

  test('names the task with its summary, and ends', async () => {
    const messages = [user('Which task finds objects in a picture?')]
    const { output } = await runner.run('chat-completion', { inputs: { messages } })
    const content = `object-detection: ${TASKS['object-detection'].summary}`
    expect(output.choices).toEqual([
      { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' },
    ])
  })

  test('answers the first example of the registry, with its temperature and with any seed', async () => {
    const request = TASK_EXAMPLES[TASK][0]?.request ?? expect.unreachable('there are examples')
    for (const seed of [1, 2, 3]) {
      const { output } = await runner.run(TASK, {
        ...request,
        parameters: { ...request.parameters, seed },
      })
      expect(output.choices[0]?.message.content).toMatch(/^text-classification: /)
    }
  })

  test('several turns: what goes in, and a model, of the task that was named last', async () => {
    const messages = [user('How do I translate a text?')]
    const next = async (content: string) => {
      messages.push({ role: 'assistant', content: await answer(...messages) }, user(content))
      return answer(...messages)
    }
    expect(await next('What goes in?')).toBe('translation takes this: The text to translate.')
    expect(await next('Which model can I use?')).toMatch(/translation is [\w-]+\/[\w.-]+\.$/)
    expect(await next('I want to read a text aloud.')).toMatch(/^text-to-speech: /)
  })

  test('says that it does not know what is no task', async () => {
    expect(await answer(user('What is the capital of France?'))).toMatch(/^I do not know that\. /)
  })

  test('a message of the system, parts of text and an empty message are read', async () => {
    const rules: Message = { role: 'system', content: 'You answer in one sentence.' }
    expect(await answer(rules, user('I want to summarise a text.'))).toMatch(/^summarization: /)
    const content = [{ type: 'text' as const, text: 'I want to summarise a text.' }]
    const inputs = { messages: [{ role: 'user' as const, content }] }
    const { output } = await runner.run('chat-completion', { inputs })
    expect(output.choices[0]?.message.content).toMatch(/^summarization: /)
    expect(await answer(user(''))).toMatch(/\w/)
  })

  test('a conversation of a hundred messages is answered by its last ones', async () => {
    const before = Array.from({ length: 49 }, (): Message[] => [
      user('Hello!'),
      { role: 'assistant', content: 'Hello! Tell me what you want to do.' },
    ])
    expect(await answer(...before.flat(), user('How do I translate a text?'))).toMatch(
      /^translation: /,
    )
  })
})

describe('chat-completion over HTTP, as OpenAI’s client calls it', () => {
  let client: OpenAI
  let close: () => Promise<void>
  const messages = [user('Which task finds objects in a picture?')]

  beforeAll(async () => {
    const server = await createServer({ runner })
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'none', maxRetries: 0 })
    close = () => server.close()
  })
  afterAll(() => close())

  test('an answer, and the same in pieces', async () => {
    const whole = await client.chat.completions.create({ model, messages })
    const content = whole.choices[0]?.message.content ?? ''
    expect(content).toMatch(/^object-detection: /)
    const pieces: string[] = []
    for await (const piece of await client.chat.completions.create({
      model,
      messages,
      stream: true,
    }))
      pieces.push(piece.choices[0]?.delta.content ?? '')
    expect(pieces.join('')).toBe(content)
    expect(pieces.filter((piece) => piece !== '').length).toBeGreaterThan(5)
  })
})
