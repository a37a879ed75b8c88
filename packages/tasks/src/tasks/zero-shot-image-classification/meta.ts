import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Zero-Shot Image Classification',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'image-reference',
  color: 'yellow',
  order: 45,
} as const satisfies TaskLook

export const page = {
  summary: 'Puts an image into one of several classes that the caller makes up in words.',
  synonyms: [],
  metrics: [
    {
      id: 'accuracy',
      description: 'Share of the images whose best label is the right one.',
    },
    {
      id: 'top-5 accuracy',
      description: 'Share of the images whose right label is among the best five.',
    },
  ],
  models: [
    {
      id: 'openai/clip-vit-base-patch32',
      description: 'The small version of the model that started it all.',
    },
    {
      id: 'google/siglip2-base-patch16-224',
      description: 'A newer model for many languages, with independent scores.',
    },
    {
      id: 'laion/CLIP-ViT-H-14-laion2B-s32B-b79K',
      description: 'A large open model, trained on two billion pairs.',
    },
    {
      id: 'microsoft/BiomedCLIP-PubMedBERT_256-vit_base_patch16_224',
      description: 'For pictures from medicine and biology.',
    },
  ],
  datasets: [
    {
      id: 'ILSVRC/imagenet-1k',
      description: 'The usual test: its thousand classes as labels, without training on it.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'open_clip'],
} as const satisfies TaskPage
