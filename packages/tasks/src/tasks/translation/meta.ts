import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Translation',
  modality: 'nlp',
} as const satisfies PipelineData

export const look = {
  icon: 'translate',
  color: 'green',
  order: 6,
} as const satisfies TaskLook

export const page = {
  summary: 'Says the same in another language.',
  synonyms: ['translate text', 'translator', 'language', 'machine translation'],
  metrics: [
    {
      id: 'sacrebleu',
      description:
        'Overlap of short runs of words with a reference translation, from 0 to 100, computed in a standard way.',
    },
    {
      id: 'chrf',
      description: 'Overlap of short runs of characters; kinder to languages with many word forms.',
    },
    {
      id: 'comet',
      description: 'A model’s judgement of source, translation and reference.',
    },
  ],
  models: [
    {
      id: 'facebook/nllb-200-distilled-600M',
      description: 'Two hundred languages in any direction.',
    },
    {
      id: 'facebook/m2m100_418M',
      description: 'A hundred languages in any direction.',
    },
    {
      id: 'google-t5/t5-small',
      description: 'A small model for English to German, French and Romanian.',
    },
  ],
  datasets: [
    {
      id: 'wmt/wmt19',
      description: 'News in nine pairs of languages, from a yearly competition.',
    },
    {
      id: 'facebook/flores',
      description: 'The same sentences in two hundred languages, for evaluation.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'adapter-transformers'],
} as const satisfies TaskPage
