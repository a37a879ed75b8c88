import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Background Removal',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'erase',
  color: 'green',
  order: 61,
} as const satisfies TaskLook

export const page = {
  summary: 'Cuts the subject out of an image and makes everything else transparent.',
  synonyms: ['matting', 'cutout', 'remove background'],
  metrics: [
    {
      id: 'mean absolute error',
      description:
        'Mean difference between given and right transparency, from 0 to 1; lower is better.',
    },
    {
      id: 's-measure',
      description: 'How well the shape as a whole agrees, from 0 to 1.',
    },
    {
      id: 'sad',
      description:
        'For mattes: sum of the differences in transparency, which shows in hair and fur.',
    },
  ],
  models: [
    {
      id: 'ZhengPeng7/BiRefNet',
      description: 'Fine edges at high resolution, under a free licence.',
    },
    {
      id: 'briaai/RMBG-2.0',
      description: 'A careful model for any subject; commercial use needs a licence.',
    },
    {
      id: 'Xenova/modnet',
      description: 'A small model for portraits that runs in browsers.',
    },
  ],
  datasets: [
    {
      id: 'schirrmacher/humans',
      description: 'Composed pictures of people with their mattes.',
    },
  ],
  libraries: ['transformers.js', 'transformers', 'birefnet', 'ben2'],
} as const satisfies TaskPage
