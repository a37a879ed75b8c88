import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image-to-3D',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'cube-view',
  color: 'green',
  order: 50,
} as const satisfies TaskLook

export const page = {
  summary: 'Makes a three-dimensional model of the object in an image.',
  synonyms: ['mesh', 'reconstruction'],
  metrics: [
    {
      id: 'chamfer distance',
      description: 'How far points of the surface are from the right surface; lower is better.',
    },
    {
      id: 'f-score',
      description: 'Harmonic mean of the shares of points that are near the other surface.',
    },
    {
      id: 'lpips',
      description:
        'Distance of rendered views from real ones as a network sees it; lower is better.',
    },
  ],
  models: [
    {
      id: 'stabilityai/TripoSR',
      description: 'A mesh within a second.',
    },
    {
      id: 'microsoft/TRELLIS-image-large',
      description: 'Meshes with materials, or Gaussian splats.',
    },
    {
      id: 'tencent/Hunyuan3D-2',
      description: 'Shape first, then a texture in a step of its own.',
    },
    {
      id: 'TencentARC/InstantMesh',
      description: 'Draws further views of the object and builds the mesh from them.',
    },
  ],
  datasets: [
    {
      id: 'allenai/objaverse',
      description: '800 000 three-dimensional objects with their texts.',
    },
    {
      id: 'dylanebert/iso3d',
      description: 'Cut-out images of single objects, for testing.',
    },
  ],
  libraries: ['hunyuan3d-2', 'trellis', 'diffusers'],
} as const satisfies TaskPage
