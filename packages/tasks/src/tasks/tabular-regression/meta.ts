import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Tabular Regression',
  modality: 'tabular',
  subtasks: [
    { type: 'tabular-single-column-regression', name: 'Tabular Single Column Regression' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'chart-line-data',
  color: 'blue',
  order: 32,
} as const satisfies TaskLook

export const page = {
  summary: 'Predicts a number for each row of a table.',
  synonyms: ['csv', 'spreadsheet', 'price prediction'],
  metrics: [
    {
      id: 'mae',
      description: 'Mean distance of predicted and right number, in the unit of the number.',
    },
    {
      id: 'rmse',
      description: 'Root of the mean squared distance; large mistakes weigh more.',
    },
    {
      id: 'r2',
      description:
        'Share of the variation that the model explains: 1 is perfect, 0 no better than the mean.',
    },
  ],
  models: [
    {
      id: 'Prior-Labs/TabPFN-v2-reg',
      description: 'A transformer that learns a small table at the moment of the call.',
    },
    {
      id: 'scikit-learn/Fish-Weight',
      description: 'Weight of fish from their measures; an example to learn from.',
    },
  ],
  datasets: [
    {
      id: 'inria-soda/tabular-benchmark',
      description: 'Tables of medium size, chosen to compare trees with neural networks.',
    },
    {
      id: 'scikit-learn/Fish',
      description: 'Measures and weights of fish of a market.',
    },
  ],
  libraries: ['sklearn', 'keras', 'fastai', 'tabpfn'],
} as const satisfies TaskPage
