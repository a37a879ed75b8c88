import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text-to-Image',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'paint-brush',
  color: 'yellow',
  order: 23,
} as const satisfies TaskLook

export const page = {
  summary: 'Makes an image from a description in words.',
  synonyms: ['image generation', 'stable diffusion', 'drawing', 'art'],
  metrics: [
    {
      id: 'fid',
      description: 'Distance of the statistics of made and real images; lower is better.',
    },
    {
      id: 'clip score',
      description: 'How well image and prompt fit according to a CLIP model.',
    },
    {
      id: 'human preference',
      description: 'Share of side-by-side comparisons that people decide for the model.',
    },
  ],
  models: [
    {
      id: 'black-forest-labs/FLUX.1-schnell',
      description: 'Good images in one to four steps.',
    },
    {
      id: 'stabilityai/stable-diffusion-xl-base-1.0',
      description: 'An open model with a very large number of fine-tunes and adapters.',
    },
    {
      id: 'Qwen/Qwen-Image',
      description: 'Writes legible text into images, also in Chinese.',
    },
  ],
  datasets: [
    {
      id: 'Spawning/PD12M',
      description: '12 million images in the public domain with captions.',
    },
    {
      id: 'poloclub/diffusiondb',
      description: 'Prompts that people wrote and the images that came of them.',
    },
  ],
  libraries: ['diffusers', 'diffusion-single-file', 'hunyuan-dit'],
} as const satisfies TaskPage
