import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Tabular to Text',
  modality: 'tabular',
  subtasks: [{ type: 'rdf-to-text', name: 'RDF to text' }],
  hideInModels: true,
} as const satisfies PipelineData

export const look = {
  icon: 'table-of-contents',
  color: 'blue',
  order: 33,
} as const satisfies TaskLook

export const page = {
  summary: 'Says in words what records, such as the triples of a knowledge graph, hold.',
  synonyms: [],
  metrics: [
    {
      id: 'bleu',
      description: 'Overlap of short runs of words with reference texts, from 0 to 1.',
    },
    {
      id: 'slot error rate',
      description: 'Share of the facts that are missing, wrong or invented; lower is better.',
    },
  ],
  models: [
    {
      id: 'google-t5/t5-base',
      description:
        'The model most often trained further for this, on records written out as one line.',
    },
    {
      id: 'facebook/bart-large',
      description: 'Another base model to train on records of your own.',
    },
  ],
  datasets: [
    {
      id: 'GEM/web_nlg',
      description: 'Up to seven triples of DBpedia with sentences about them.',
    },
    {
      id: 'tuetschek/e2e_nlg',
      description: 'Features of restaurants with sentences about them.',
    },
  ],
  libraries: ['transformers'],
} as const satisfies TaskPage
