import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Any-to-Any',
  modality: 'multimodal',
} as const satisfies PipelineData

export const look = {
  icon: 'infinity-symbol',
  color: 'yellow',
  order: 55,
} as const satisfies TaskLook

export const page = {
  summary: 'Takes words with images, sounds and videos, and answers in words, sound or images.',
  synonyms: ['omni model', 'multimodal model'],
  metrics: [
    {
      id: 'accuracy',
      description:
        'Share of the questions about images, sounds and videos that are answered right.',
    },
    {
      id: 'wer',
      description: 'Word error rate of the speech that the model makes; lower is better.',
    },
    {
      id: 'geneval',
      description:
        'Share of the images that show the things, numbers, colours and places that the prompt names.',
    },
  ],
  models: [
    {
      id: 'Qwen/Qwen2.5-Omni-7B',
      description: 'Sees, hears and answers in words and speech at the same time.',
    },
    {
      id: 'google/gemma-3n-E4B-it',
      description: 'Sees and hears; made for telephones and laptops; answers in words.',
    },
    {
      id: 'deepseek-ai/Janus-Pro-7B',
      description: 'Understands images and makes new ones.',
    },
  ],
  datasets: [
    {
      id: 'm-a-p/OmniBench',
      description: 'Questions that need an image and a sound at once, for evaluation.',
    },
  ],
  libraries: ['transformers', 'transformers.js'],
} as const satisfies TaskPage
