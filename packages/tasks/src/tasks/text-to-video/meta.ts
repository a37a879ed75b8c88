import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text-to-Video',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'video-add',
  color: 'green',
  order: 39,
} as const satisfies TaskLook

export const page = {
  summary: 'Makes a video from a description in words.',
  synonyms: ['video generation'],
  metrics: [
    {
      id: 'fvd',
      description: 'Distance of the statistics of made and real videos; lower is better.',
    },
    {
      id: 'vbench',
      description: 'A set of scores from flicker to how well the video fits its prompt.',
    },
    {
      id: 'clip score',
      description: 'How well the frames fit the prompt according to a CLIP model.',
    },
  ],
  models: [
    {
      id: 'Wan-AI/Wan2.1-T2V-1.3B-Diffusers',
      description: 'Short videos in 480p on a graphics card for players.',
    },
    {
      id: 'tencent/HunyuanVideo',
      description: 'A large model with natural motion.',
    },
    {
      id: 'Lightricks/LTX-Video',
      description: 'A quick model that takes words, images or both.',
    },
  ],
  datasets: [
    {
      id: 'nkp37/OpenVid-1M',
      description: 'A million clips of good quality with long captions.',
    },
  ],
  libraries: ['diffusers', 'open-sora', 'wan2.2'],
} as const satisfies TaskPage
