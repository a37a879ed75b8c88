import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Graph Machine Learning',
  modality: 'other',
} as const satisfies PipelineData

export const look = {
  icon: 'network-3',
  color: 'green',
  order: 46,
} as const satisfies TaskLook

export const page = {
  summary:
    'Predicts something about a graph, its nodes or its edges: a property of a molecule, the group of a person, a missing link.',
  synonyms: [],
  metrics: [
    {
      id: 'roc-auc',
      description:
        'How well the scores put the right class above the wrong one, from 0.5 (chance) to 1.',
    },
    {
      id: 'mae',
      description: 'Mean absolute error of numbers such as an energy; lower is better.',
    },
    {
      id: 'hits@k',
      description: 'Share of the true edges among the k with the highest scores.',
    },
  ],
  models: [
    {
      id: 'clefourrier/graphormer-base-pcqm4mv2',
      description:
        'A transformer for molecules; estimates the gap between two energies of their electrons.',
    },
    {
      id: 'clefourrier/graphormer-base-pcqm4mv1',
      description: 'The same, trained on the first version of the dataset.',
    },
  ],
  datasets: [
    {
      id: 'OGB/ogbg-molhiv',
      description: '41 000 molecules and whether they stop a virus.',
    },
    {
      id: 'graphs-datasets/MUTAG',
      description: '188 molecules and whether they cause mutations; the small classic.',
    },
  ],
  libraries: ['transformers'],
} as const satisfies TaskPage
