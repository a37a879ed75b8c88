import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Table Question Answering',
  modality: 'nlp',
} as const satisfies PipelineData

export const look = {
  icon: 'view-table',
  color: 'green',
  order: 3,
} as const satisfies TaskLook

export const page = {
  summary: 'Answers a question from the cells of a table.',
  synonyms: ['spreadsheet', 'sql', 'csv'],
  metrics: [
    {
      id: 'denotation accuracy',
      description:
        'Share of the questions whose computed answer, after any sum or count, is the right one.',
    },
    {
      id: 'cell selection accuracy',
      description: 'Share of the questions for which exactly the right cells were picked.',
    },
  ],
  models: [
    {
      id: 'google/tapas-base-finetuned-wtq',
      description: 'Picks cells and says whether to sum, average or count them.',
    },
    {
      id: 'google/tapas-base-finetuned-sqa',
      description: 'Picks cells for questions that follow one another.',
    },
    {
      id: 'microsoft/tapex-large-finetuned-wtq',
      description: 'Writes the answer, having learned to run SQL in its head.',
    },
  ],
  datasets: [
    {
      id: 'stanfordnlp/wikitablequestions',
      description: 'Questions about tables of Wikipedia that often need arithmetic.',
    },
    {
      id: 'Salesforce/wikisql',
      description: 'Questions about tables with the SQL that answers them.',
    },
  ],
  libraries: ['transformers'],
} as const satisfies TaskPage
