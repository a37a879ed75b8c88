import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Zero-Shot Object Detection',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'search-advanced',
  color: 'yellow',
  order: 48,
} as const satisfies TaskLook

export const page = {
  summary: 'Finds objects in an image that the caller names in words, each with a box around it.',
  synonyms: [],
  metrics: [
    {
      id: 'mean average precision',
      description:
        'Mean of the average precision over all classes, in COCO also over overlaps from 0.5 to 0.95.',
    },
    {
      id: 'average precision',
      description:
        'Area under the precision-recall curve of one class, with a hit from a given overlap on.',
    },
    {
      id: 'average precision on rare classes',
      description:
        'Average precision on classes with few or no examples in training, as LVIS has them.',
    },
  ],
  models: [
    {
      id: 'google/owlv2-base-patch16-ensemble',
      description: 'Good boxes for words that no training class covers.',
    },
    {
      id: 'google/owlvit-base-patch32',
      description: 'Its smaller forerunner, which also runs in browsers.',
    },
    {
      id: 'IDEA-Research/grounding-dino-tiny',
      description: 'Takes whole phrases and finds what they mean.',
    },
  ],
  datasets: [
    {
      id: 'detection-datasets/coco',
      description: '118 000 photographs with boxes; a test when its classes are given as words.',
    },
  ],
  libraries: ['transformers', 'transformers.js'],
} as const satisfies TaskPage
