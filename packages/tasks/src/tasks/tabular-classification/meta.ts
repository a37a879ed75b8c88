import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Tabular Classification',
  modality: 'tabular',
  subtasks: [
    { type: 'tabular-multi-class-classification', name: 'Tabular Multi Class Classification' },
    { type: 'tabular-multi-label-classification', name: 'Tabular Multi Label Classification' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'table-split',
  color: 'blue',
  order: 31,
} as const satisfies TaskLook

export const page = {
  summary: 'Says for each row of a table which class it belongs to.',
  synonyms: ['csv', 'spreadsheet', 'fraud', 'churn'],
  metrics: [
    {
      id: 'accuracy',
      description: 'Share of the rows whose class is right; for classes of similar size.',
    },
    {
      id: 'f1',
      description: 'Harmonic mean of precision and recall; for a rare class.',
    },
    {
      id: 'roc auc',
      description: 'Chance that a row of the class gets a higher score than one that is not of it.',
    },
  ],
  models: [
    {
      id: 'Prior-Labs/TabPFN-v2-clf',
      description: 'A transformer that learns a small table at the moment of the call.',
    },
    {
      id: 'scikit-learn/cancer-prediction-trees',
      description: 'Decision trees that tell kinds of tumours apart; an example to learn from.',
    },
    {
      id: 'julien-c/wine-quality',
      description: 'Quality of wines from their chemistry; an example to learn from.',
    },
  ],
  datasets: [
    {
      id: 'inria-soda/tabular-benchmark',
      description: 'Tables of medium size, chosen to compare trees with neural networks.',
    },
    {
      id: 'scikit-learn/adult-census-income',
      description: 'Whether a person earns more than fifty thousand dollars, from a census.',
    },
    {
      id: 'scikit-learn/iris',
      description: 'A hundred and fifty flowers of three kinds.',
    },
  ],
  libraries: ['sklearn', 'keras', 'fastai', 'tabpfn'],
} as const satisfies TaskPage
