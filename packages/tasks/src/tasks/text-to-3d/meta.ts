import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text-to-3D',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: '3d-print-mesh',
  color: 'yellow',
  order: 49,
} as const satisfies TaskLook

export const page = {
  summary: 'Makes a three-dimensional model from a description in words.',
  synonyms: ['mesh'],
  metrics: [
    {
      id: 'clip score',
      description: 'How well views of the model fit the prompt according to a CLIP model.',
    },
    {
      id: 'human preference',
      description: 'Share of side-by-side comparisons that people decide for the model.',
    },
  ],
  models: [
    {
      id: 'openai/shap-e',
      description: 'Simple shapes within seconds.',
    },
    {
      id: 'microsoft/TRELLIS-text-xlarge',
      description: 'Textured meshes of much detail.',
    },
    {
      id: 'ashawkey/LGM',
      description: 'Gaussian splats from four drawn views; takes words or an image.',
    },
  ],
  datasets: [
    {
      id: 'allenai/objaverse-xl',
      description: 'Ten million three-dimensional objects from the web.',
    },
    {
      id: 'tiange/Cap3D',
      description: 'Descriptions in words of over a million of such objects.',
    },
  ],
  libraries: ['diffusers', 'trellis'],
} as const satisfies TaskPage
