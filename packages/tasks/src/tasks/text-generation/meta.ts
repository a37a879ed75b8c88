import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text Generation',
  modality: 'nlp',
  subtasks: [
    { type: 'dialogue-modeling', name: 'Dialogue Modeling' },
    { type: 'dialogue-generation', name: 'Dialogue Generation' },
    { type: 'conversational', name: 'Conversational' },
    { type: 'language-modeling', name: 'Language Modeling' },
    { type: 'text-simplification', name: 'Text simplification' },
    { type: 'explanation-generation', name: 'Explanation Generation' },
    { type: 'abstractive-qa', name: 'Abstractive QA' },
    { type: 'open-domain-abstractive-qa', name: 'Open Domain Abstractive QA' },
    { type: 'closed-domain-qa', name: 'Closed Domain QA' },
    { type: 'open-book-qa', name: 'Open Book QA' },
    { type: 'closed-book-qa', name: 'Closed Book QA' },
    { type: 'text2text-generation', name: 'Text2Text Generation' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'text-creation',
  color: 'indigo',
  order: 9,
} as const satisfies TaskLook

export const page = {
  summary: 'Continues a text, token by token.',
  synonyms: ['llm', 'language model', 'completion', 'gpt', 'autocomplete'],
  metrics: [
    {
      id: 'perplexity',
      description: 'How surprised the model is by real text; lower is better.',
    },
    {
      id: 'bleu',
      description: 'Overlap of short runs of words with a reference text, from 0 to 1.',
    },
    {
      id: 'pass@k',
      description: 'For code: share of problems that one of k attempts solves.',
    },
  ],
  models: [
    {
      id: 'Qwen/Qwen3-0.6B',
      description: 'A small model for chat and reasoning that runs on a laptop.',
    },
    {
      id: 'meta-llama/Llama-3.1-8B',
      description: 'A widely used base model of eight billion parameters.',
    },
    {
      id: 'openai-community/gpt2',
      description: 'The classic small model; good for trying things out.',
    },
  ],
  datasets: [
    {
      id: 'HuggingFaceFW/fineweb',
      description: 'Fifteen trillion tokens of cleaned English web text.',
    },
    {
      id: 'roneneldan/TinyStories',
      description: 'Short stories in the words of a small child, for small models.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'adapter-transformers', 'peft', 'llama.cpp'],
} as const satisfies TaskPage
