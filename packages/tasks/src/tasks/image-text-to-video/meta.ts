import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image-Text-to-Video',
  modality: 'multimodal',
} as const satisfies PipelineData

export const look = {
  icon: 'video-player',
  color: 'green',
  order: 42,
} as const satisfies TaskLook

export const page = {
  summary: 'Makes a video from words, beginning with an image if given.',
  synonyms: [],
  metrics: [
    {
      id: 'fvd',
      description:
        'Fréchet video distance: how far the videos are from real ones as a whole; lower is better.',
    },
    {
      id: 'vbench',
      description:
        'Sixteen scores for one video: flicker, motion, faithfulness to the prompt and more.',
    },
    {
      id: 'clip score',
      description: 'How well the frames fit the prompt; higher is better.',
    },
  ],
  models: [
    {
      id: 'Wan-AI/Wan2.2-TI2V-5B',
      description: 'Five seconds at 720p from words, or from words and an image.',
    },
    {
      id: 'Lightricks/LTX-Video',
      description: 'Fast; from words, an image or another video.',
    },
    {
      id: 'Lightricks/LTX-2',
      description: 'Makes the sound along with the video.',
    },
  ],
  datasets: [
    {
      id: 'nkp37/OpenVid-1M',
      description: 'A million short videos with long descriptions.',
    },
  ],
  libraries: ['diffusers'],
} as const satisfies TaskPage
