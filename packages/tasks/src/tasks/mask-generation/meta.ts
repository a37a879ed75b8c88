import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Mask Generation',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'area-custom',
  color: 'indigo',
  order: 47,
} as const satisfies TaskLook

export const page = {
  summary:
    'Cuts objects out of an image without naming them: all of them, or those that a point or box tells.',
  synonyms: ['segment anything', 'sam'],
  metrics: [
    {
      id: 'intersection over union',
      description: 'Shared area of the given and the right region, divided by their joint area.',
    },
    {
      id: 'average recall',
      description:
        'Share of the objects that some mask covers well, with up to a given number of masks.',
    },
    {
      id: 'boundary f1',
      description: 'How well the outlines agree, within a few pixels.',
    },
  ],
  models: [
    {
      id: 'facebook/sam-vit-base',
      description: 'The small version of the first Segment Anything model.',
    },
    {
      id: 'facebook/sam2-hiera-large',
      description: 'The second generation, also for video.',
    },
    {
      id: 'Zigeng/SlimSAM-uniform-50',
      description: 'A model of the same kind with half of its parts pruned away.',
    },
  ],
  datasets: [
    {
      id: 'merve/coco2017',
      description: 'Photographs with outlines of things of 80 classes, good for testing.',
    },
  ],
  libraries: ['transformers', 'sam2', 'ultralytics'],
} as const satisfies TaskPage
