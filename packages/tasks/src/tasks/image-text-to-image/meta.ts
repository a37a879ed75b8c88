import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image-Text-to-Image',
  modality: 'multimodal',
} as const satisfies PipelineData

export const look = {
  icon: 'magic-wand',
  color: 'indigo',
  order: 41,
} as const satisfies TaskLook

export const page = {
  summary: 'Makes an image from words, and from an image or several if given.',
  synonyms: [],
  metrics: [
    {
      id: 'clip score',
      description:
        'How well the result fits the prompt, by a model that has learned both; higher is better.',
    },
    {
      id: 'dino similarity',
      description: 'How much of the given image is kept, from -1 to 1.',
    },
    {
      id: 'human preference',
      description: 'How often people prefer the result to that of another model.',
    },
  ],
  models: [
    {
      id: 'black-forest-labs/FLUX.2-dev',
      description: 'Draws from words or from up to ten images.',
    },
    {
      id: 'black-forest-labs/FLUX.1-Kontext-dev',
      description: 'Edits one image as the words say and keeps the rest.',
    },
    {
      id: 'Qwen/Qwen-Image-Edit',
      description: 'Edits things, styles and the lettering in an image.',
    },
    {
      id: 'OmniGen2/OmniGen2',
      description: 'Draws, edits and combines images.',
    },
  ],
  datasets: [
    {
      id: 'osunlp/MagicBrush',
      description: 'Edits of photographs that people described and made.',
    },
    {
      id: 'timbrooks/instructpix2pix-clip-filtered',
      description: 'Pairs of images with the words that lead from one to the other.',
    },
  ],
  libraries: ['diffusers'],
} as const satisfies TaskPage
