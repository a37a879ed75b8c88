import { defineExamples } from '../../schema/example.ts'

const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Tells the weather of a city.',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
    },
  },
} as const

const call = {
  id: 'call_1',
  type: 'function',
  function: { name: 'get_weather', arguments: '{"city":"Oslo"}' },
} as const

export default defineExamples('chat-completion', [
  {
    title: 'A short answer',
    request: {
      inputs: {
        messages: [
          { role: 'system', content: 'You answer in one sentence.' },
          { role: 'user', content: 'How do I find out whether a review is friendly?' },
        ],
      },
      parameters: { max_tokens: 60, temperature: 0.7 },
    },
    output: {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1760000000,
      model: 'Qwen/Qwen3-8B',
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content:
              'Use text classification: a model puts each review into a class, such as positive or negative.',
          },
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 29, completion_tokens: 18, total_tokens: 47 },
    },
  },
  {
    title: 'A tool that should be run',
    request: {
      inputs: { messages: [{ role: 'user', content: 'Do I need an umbrella in Oslo?' }] },
      parameters: { tools: [weather], tool_choice: 'auto' },
    },
    output: {
      id: 'chatcmpl-2',
      object: 'chat.completion',
      created: 1760000010,
      model: 'Qwen/Qwen3-8B',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: null, tool_calls: [call] },
          finish_reason: 'tool_calls',
        },
      ],
      usage: { prompt_tokens: 161, completion_tokens: 21, total_tokens: 182 },
    },
  },
  {
    title: 'The tool’s result',
    request: {
      inputs: {
        messages: [
          { role: 'user', content: 'Do I need an umbrella in Oslo?' },
          { role: 'assistant', content: null, tool_calls: [call] },
          { role: 'tool', tool_call_id: 'call_1', content: '{"sky":"rain","celsius":9}' },
        ],
      },
      parameters: { tools: [weather] },
    },
    output: {
      id: 'chatcmpl-3',
      object: 'chat.completion',
      created: 1760000020,
      model: 'Qwen/Qwen3-8B',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Yes, it is raining in Oslo.' },
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 204, completion_tokens: 9, total_tokens: 213 },
    },
  },
])
