import { fileURLToPath } from 'node:url'
import { AutoTokenizer } from '@huggingface/transformers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chatPrompt,
  templateMessages,
} from '../src/engines/transformersJs/generation/chat/chatPrompt.ts'
import {
  readAnswer,
  readUnfinished,
} from '../src/engines/transformersJs/generation/chat/readAnswer.ts'

const CHAT_MODEL = fileURLToPath(
  new URL('../../../parity/models/image-text-to-text-llava', import.meta.url),
)

const settings = { isThinking: false, hasTools: true, stop: [] as string[] }

describe('an answer', () => {
  test('default: words are given as they are written', () => {
    const text = '  Hello\n\nworld \n'
    expect(readAnswer(text, settings)).toEqual({ reasoning: null, content: text, calls: [] })
  })

  test.each([
    ['Hermes', 'Sure.\n<tool_call>\n{"name": "f", "arguments": {"a": 1}}\n</tool_call>', 'Sure.'],
    ['Mistral', '[TOOL_CALLS] [{"name": "f", "arguments": {"a": 1}}]', ''],
    ['Mistral of 2025', '[TOOL_CALLS]f[ARGS]{"a":1}', ''],
    ['Llama', '{"name": "f", "parameters": {"a": 1}}', ''],
    ['Llama with a tag', '<|python_tag|>{"name": "f", "parameters": {"a": 1}}', ''],
  ])('behavior: a tool that is asked for in the form of %s', (_, text, content) => {
    const call = { name: 'f', arguments: '{"a":1}' }
    expect(readAnswer(text, settings)).toEqual({ reasoning: null, content, calls: [call] })
  })

  test('behavior: several tools', () => {
    const one = '<tool_call>\n{"name": "f", "arguments": {}}\n</tool_call>'
    const two = '{"name": "f", "parameters": {}}; {"name": "g", "parameters": {"x": "}; {"}}'
    expect(readAnswer(`${one}\n${one}`, settings).calls).toHaveLength(2)
    expect(readAnswer(two, settings).calls.map(({ name }) => name)).toEqual(['f', 'g'])
  })

  test('behavior: without tools, and with broken calls, all is words', () => {
    const call = '{"name": "f", "parameters": {}}'
    expect(readAnswer(call, { ...settings, hasTools: false }).content).toBe(call)
    const broken = '<tool_call>{"name": "f", "arg</tool_call>'
    expect(readAnswer(broken, settings)).toMatchObject({ content: broken, calls: [] })
  })

  test('behavior: thoughts are told apart, also when the prompt began them', () => {
    const told = { reasoning: 'Hm.', content: 'Yes', calls: [] }
    expect(readAnswer('<think>\nHm.\n</think>\n\nYes', settings)).toEqual(told)
    expect(readAnswer('Hm.\n</think>\n\nYes', { ...settings, isThinking: true })).toEqual(told)
  })

  test('behavior: a stop string is not part of it', () => {
    expect(readAnswer('One. END two', { ...settings, stop: ['END'] }).content).toBe('One. ')
  })
})

test('property: what was read of the beginning of an answer stays', () => {
  const part = fc.constantFrom(
    '<think>',
    '</think>',
    '\n',
    ' ',
    'Yes',
    '.',
    '{',
    '<',
    '<tool_call>',
    '</tool_call>',
    'END',
    '{"name": "f", "arguments": {}}',
  )
  const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.boolean(), fc.boolean(), (written, isThinking, hasTools) => {
      const how = { isThinking, hasTools, stop: ['END'] }
      const whole = readAnswer(written, how)
      for (let length = 0; length <= written.length; length += 1) {
        const { reasoning, content } = readUnfinished(written.slice(0, length), how)
        expect((whole.reasoning ?? '').startsWith(reasoning ?? '')).toBe(true)
        expect(whole.content.startsWith(content)).toBe(true)
      }
    }),
  )
})

/** Of the template of DeepSeek-V3: what it does with calls of tools. */
const DEEPSEEK = `{%- for message in messages %}{%- if message['role'] == 'user' %}{{'<User>' + message['content']}}{%- endif %}
{%- if message['role'] == 'assistant' and message['content'] is none %}{%- for tool in message['tool_calls'] %}{{'<call>' + tool['function']['name'] + '<sep>' + tool['function']['arguments'] + '</call>'}}{%- endfor %}{%- endif %}
{%- if message['role'] == 'assistant' and message['content'] is not none %}{{'<Assistant>' + message['content']}}{%- endif %}
{%- if message['role'] == 'tool' %}{{'<output>' + message['content']}}{%- endif %}{%- endfor %}`

test.each([
  ['null', { content: null }],
  ['no', {}],
])(
  'default: a template that knows calls by their %s content gets it, and arguments as text',
  async (_, said) => {
    const tokenizer = await AutoTokenizer.from_pretrained(CHAT_MODEL, { local_files_only: true })
    tokenizer.chat_template = DEEPSEEK
    const call = { name: 'f', arguments: '{"a": 1.0}' }
    const text = chatPrompt(
      tokenizer,
      [
        { role: 'user', content: 'Go' },
        {
          role: 'assistant',
          ...said,
          tool_calls: [{ id: 'one', type: 'function', function: call }],
        },
        { role: 'tool', tool_call_id: 'one', content: '7' },
      ],
      {},
    )
    expect(text).toBe('<User>Go<call>f<sep>{"a": 1.0}</call><output>7')
  },
)

test('behavior: a conversation is written as chat templates know it', () => {
  const call = {
    id: 'c1',
    type: 'function' as const,
    function: { name: 'f', arguments: '{"a":1}' },
  }
  const written = templateMessages([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
    },
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', content: '2', tool_call_id: 'c1' },
  ])
  expect(written).toEqual([
    { role: 'user', content: 'a\nb' },
    {
      role: 'assistant',
      content: '',
      tool_calls: [{ ...call, function: { name: 'f', arguments: { a: 1 } } }],
    },
    { role: 'tool', content: '2', tool_call_id: 'c1', name: 'f' },
  ])
})

test('error: a picture for a model that reads words names its place', () => {
  const image = { width: 1, height: 1, channels: 3 as const, data: new Uint8Array(3) }
  const part = { type: 'image_url' as const, image_url: { url: image } }
  expect(() => templateMessages([{ role: 'user', content: [part] }])).toThrowError(
    /inputs\.messages\[0\]\.content\[0\]\.type/,
  )
})
