import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Chat Completion',
  modality: 'nlp',
} as const satisfies PipelineData

export const look = {
  icon: 'chat-bot',
  color: 'indigo',
  order: 58,
} as const satisfies TaskLook

export const page = {
  summary:
    'Continues a conversation: answers a person, follows instructions, asks for tools to be run.',
  synonyms: ['chatbot', 'assistant', 'llm', 'conversational', 'chatgpt'],
  metrics: [
    {
      id: 'ifeval',
      description:
        'Share of instructions that a program can check, such as a number of words, that were followed.',
    },
    {
      id: 'win rate',
      description:
        'How often people, or a strong model, prefer the answer to that of another model.',
    },
    {
      id: 'tool call accuracy',
      description: 'Share of the tool calls with the right function and the right arguments.',
    },
  ],
  models: [
    {
      id: 'Qwen/Qwen3-8B',
      description: 'Answers at once or thinks first; calls tools; many languages.',
    },
    {
      id: 'meta-llama/Llama-3.1-8B-Instruct',
      description: 'A widely used model that calls tools.',
    },
    {
      id: 'openai/gpt-oss-20b',
      description: 'A reasoning model whose effort can be chosen.',
    },
    {
      id: 'HuggingFaceTB/SmolLM2-360M-Instruct',
      description: 'Small enough for a browser.',
    },
  ],
  datasets: [
    {
      id: 'HuggingFaceH4/ultrachat_200k',
      description: 'Two hundred thousand conversations written by a model, filtered.',
    },
    {
      id: 'OpenAssistant/oasst1',
      description: 'Conversations written and rated by volunteers in many languages.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'mlx', 'peft', 'llama-cpp-python'],
} as const satisfies TaskPage
