import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image Feature Extraction',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'chart-3d',
  color: 'indigo',
  order: 51,
} as const satisfies TaskLook

export const page = {
  summary: 'Turns an image into numbers that other programs can compare or learn from.',
  synonyms: ['image embedding', 'image embeddings', 'vector'],
  metrics: [
    {
      id: 'k-nearest-neighbour accuracy',
      description:
        'Share of images whose nearest neighbours have the right class, without any training.',
    },
    {
      id: 'linear probe accuracy',
      description: 'Accuracy of one linear layer that was trained on the numbers.',
    },
    {
      id: 'recall@k',
      description: 'For search: share of queries with a right image among the first k.',
    },
  ],
  models: [
    {
      id: 'facebook/dinov2-base',
      description: 'Features for almost any use, learned without labels.',
    },
    {
      id: 'google/vit-base-patch16-224-in21k',
      description: 'The classic vision transformer before it is tuned to classes.',
    },
    {
      id: 'timm/vit_large_patch14_dinov2.lvd142m',
      description: 'The large features of DINOv2 for timm.',
    },
  ],
  datasets: [
    {
      id: 'ILSVRC/imagenet-1k',
      description: '1.3 million photographs in a thousand classes, the usual yardstick.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'timm'],
} as const satisfies TaskPage
