import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Unconditional Image Generation',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'shuffle',
  color: 'green',
  order: 27,
} as const satisfies TaskLook

export const page = {
  summary: 'Makes an image like those that the model was trained on, from random numbers alone.',
  synonyms: ['gan'],
  metrics: [
    {
      id: 'fid',
      description: 'Distance of the statistics of made and real images; lower is better.',
    },
    {
      id: 'inception score',
      description: 'How recognisable and how varied the images are; higher is better.',
    },
    {
      id: 'precision and recall',
      description:
        'Share of made images that look real, and share of the real variety that is covered.',
    },
  ],
  models: [
    {
      id: 'google/ddpm-cifar10-32',
      description: 'Tiny images of ten classes; runs on any machine.',
    },
    {
      id: 'google/ddpm-celebahq-256',
      description: 'Faces of 256 pixels.',
    },
    {
      id: 'google/ddpm-church-256',
      description: 'Churches of 256 pixels.',
    },
  ],
  datasets: [
    {
      id: 'huggan/smithsonian_butterflies_subset',
      description: 'A thousand butterflies: small enough to train a first model on.',
    },
    {
      id: 'uoft-cs/cifar10',
      description: '60 000 small pictures in ten classes.',
    },
  ],
  libraries: ['diffusers'],
} as const satisfies TaskPage
