import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Depth Estimation',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'layers',
  color: 'yellow',
  order: 19,
} as const satisfies TaskLook

export const page = {
  summary: 'Says for every pixel of an image how far away it is.',
  synonyms: ['depth map', 'distance'],
  metrics: [
    {
      id: 'absrel',
      description: 'Mean of the error divided by the true depth; lower is better.',
    },
    {
      id: 'delta1',
      description: 'Share of pixels whose depth is within 25 % of the truth.',
    },
    {
      id: 'rmse',
      description: 'Root of the mean squared error, in metres; big errors weigh most.',
    },
  ],
  models: [
    {
      id: 'depth-anything/Depth-Anything-V2-Small-hf',
      description: 'A small model for relative depth that works on most photographs.',
    },
    {
      id: 'apple/DepthPro-hf',
      description: 'Metric depth with sharp edges, without knowledge of the camera.',
    },
    {
      id: 'Intel/dpt-large',
      description: 'An early transformer for relative depth; well known as MiDaS 3.0.',
    },
  ],
  datasets: [
    {
      id: 'sayakpaul/nyu_depth_v2',
      description: 'Indoor scenes with the depth that a Kinect measured.',
    },
    {
      id: 'depth-anything/DA-2K',
      description: 'Pairs of pixels in varied scenes, labelled by which is nearer.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'depth-anything-v2', 'depth-pro'],
} as const satisfies TaskPage
