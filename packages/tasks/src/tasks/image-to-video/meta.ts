import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image-to-Video',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'movement',
  color: 'indigo',
  order: 26,
} as const satisfies TaskLook

export const page = {
  summary: 'Sets an image in motion, if asked for as a prompt says.',
  synonyms: ['animation', 'animate'],
  metrics: [
    {
      id: 'fvd',
      description: 'Distance of the statistics of made and real videos; lower is better.',
    },
    {
      id: 'vbench',
      description: 'A set of scores from smooth motion to whether the subject stays the same.',
    },
    {
      id: 'clip score',
      description: 'How well the frames fit the prompt according to a CLIP model.',
    },
  ],
  models: [
    {
      id: 'stabilityai/stable-video-diffusion-img2vid-xt',
      description: '25 frames from one image, without a prompt.',
    },
    {
      id: 'Wan-AI/Wan2.1-I2V-14B-720P-Diffusers',
      description: 'Videos in 720p that follow a prompt.',
    },
    {
      id: 'Lightricks/LTX-Video',
      description: 'A quick model that takes images, words or both.',
    },
  ],
  datasets: [
    {
      id: 'nkp37/OpenVid-1M',
      description: 'A million clips of good quality with long captions.',
    },
  ],
  libraries: ['diffusers', 'wan2.2'],
} as const satisfies TaskPage
