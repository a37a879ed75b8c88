import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Zero-Shot Classification',
  modality: 'nlp',
} as const satisfies PipelineData

export const look = {
  icon: 'tag-group',
  color: 'yellow',
  order: 5,
} as const satisfies TaskLook

export const page = {
  summary: 'Puts a text into one of several classes that you name in the call.',
  synonyms: [],
  metrics: [
    {
      id: 'accuracy',
      description:
        'Share of the texts whose most probable class is the right one, on classes that training never named.',
    },
    {
      id: 'f1',
      description:
        'Harmonic mean of precision and recall, averaged over the classes; use it when they differ in size.',
    },
  ],
  models: [
    {
      id: 'facebook/bart-large-mnli',
      description: 'The English model that made the task popular.',
    },
    {
      id: 'MoritzLaurer/deberta-v3-large-zeroshot-v2.0',
      description: 'A stronger English model, trained for this task.',
    },
    {
      id: 'MoritzLaurer/mDeBERTa-v3-base-mnli-xnli',
      description: 'Texts and classes in a hundred languages.',
    },
  ],
  datasets: [
    {
      id: 'nyu-mll/multi_nli',
      description: 'Pairs of sentences of ten kinds of text: follows, contradicts or neither.',
    },
    {
      id: 'facebook/xnli',
      description: 'Its test part in fifteen languages.',
    },
  ],
  libraries: [
    'transformers',
    'transformers.js',
    'setfit',
    'adapter-transformers',
    'open_clip',
    'paddlenlp',
  ],
} as const satisfies TaskPage
