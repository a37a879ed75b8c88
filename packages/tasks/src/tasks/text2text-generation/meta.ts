import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text2Text Generation',
  modality: 'nlp',
} as const satisfies PipelineData

export const look = {
  icon: 'text-new-line',
  color: 'indigo',
  order: 59,
} as const satisfies TaskLook

export const page = {
  summary:
    'Turns a text into another: corrects it, rephrases it, answers it, as the model was trained to.',
  synonyms: [],
  metrics: [
    {
      id: 'rouge',
      description: 'Share of the words and runs of words of a reference text that are found again.',
    },
    {
      id: 'bleu',
      description: 'Overlap of short runs of words with a reference text, from 0 to 1.',
    },
    {
      id: 'exact match',
      description: 'Share of the results that equal the reference; for short answers.',
    },
  ],
  models: [
    {
      id: 'google/flan-t5-base',
      description: 'Follows instructions of many kinds in a few words.',
    },
    {
      id: 'google-t5/t5-small',
      description: 'The small original, for translation and summaries, and to train further.',
    },
    {
      id: 'vennify/t5-base-grammar-correction',
      description: 'Corrects English sentences that begin with "grammar: ".',
    },
    {
      id: 'google/byt5-small',
      description: 'Reads and writes bytes, so spelling mistakes do not upset it.',
    },
  ],
  datasets: [
    {
      id: 'bigscience/P3',
      description: 'Many datasets written as instructions with answers.',
    },
    {
      id: 'jhu-clsp/jfleg',
      description: 'English sentences of learners, each corrected four times.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'adapter-transformers'],
} as const satisfies TaskPage
