import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Video-to-Video',
  modality: 'cv',
  hideInDatasets: true,
} as const satisfies PipelineData

export const look = {
  icon: 'video',
  color: 'indigo',
  order: 56,
} as const satisfies TaskLook

export const page = {
  summary: 'Turns a video into another: edits, restyles, restores or enlarges it.',
  synonyms: [],
  metrics: [
    {
      id: 'vbench',
      description: 'A set of scores for flicker, motion and agreement with the prompt.',
    },
    {
      id: 'warping error',
      description: 'How much colour changes along the motion from frame to frame; lower is better.',
    },
    {
      id: 'psnr',
      description: 'For restoration: likeness to the right video pixel by pixel, in decibels.',
    },
  ],
  models: [
    {
      id: 'Wan-AI/Wan2.1-VACE-14B',
      description: 'Edits, fills in and extends videos with one model.',
    },
    {
      id: 'decart-ai/Lucy-Edit-Dev',
      description: 'Edits as an instruction says: clothes, characters, objects, scenes.',
    },
    {
      id: 'nvidia/Cosmos-Transfer2.5-2B',
      description: 'Turns simulations and control videos into realistic ones.',
    },
  ],
  datasets: [
    {
      id: 'zhangsh2001/LongV-EVAL',
      description: 'Long videos with prompts, for testing editors.',
    },
  ],
  libraries: ['diffusers'],
} as const satisfies TaskPage
