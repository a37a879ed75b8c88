import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Table to Text',
  modality: 'nlp',
  hideInModels: true,
} as const satisfies PipelineData

export const look = {
  icon: 'table-shortcut',
  color: 'blue',
  order: 34,
} as const satisfies TaskLook

export const page = {
  summary: 'Says in words what a table, or some of its cells, shows.',
  synonyms: [],
  metrics: [
    {
      id: 'parent',
      description:
        'Overlap of the text with both a reference text and the table, so that invented facts cost and true additions do not.',
    },
    {
      id: 'bleu',
      description: 'Overlap of short runs of words with a reference text, from 0 to 1.',
    },
  ],
  models: [
    {
      id: 'google-t5/t5-base',
      description:
        'The model most often trained further for this, on tables written out as one line.',
    },
    {
      id: 'google/flan-t5-base',
      description: 'Follows instructions; can be told to describe a small table.',
    },
  ],
  datasets: [
    {
      id: 'GEM/totto',
      description: 'Tables of Wikipedia with highlighted cells and a sentence about them.',
    },
  ],
  libraries: ['transformers'],
} as const satisfies TaskPage
