import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Video Classification',
  modality: 'cv',
} as const satisfies PipelineData

export const look = {
  icon: 'document-video',
  color: 'blue',
  order: 28,
} as const satisfies TaskLook

export const page = {
  summary: 'Says what happens in a video, as one of several classes.',
  synonyms: ['action recognition'],
  metrics: [
    {
      id: 'accuracy',
      description: 'Share of the videos whose most probable class is the right one.',
    },
    {
      id: 'top-5 accuracy',
      description: 'Share of the videos whose right class is among the five most probable.',
    },
    {
      id: 'f1',
      description:
        'Harmonic mean of precision and recall; use it when the classes are of different sizes.',
    },
  ],
  models: [
    {
      id: 'MCG-NJU/videomae-base-finetuned-kinetics',
      description: '400 human actions, from 16 frames.',
    },
    {
      id: 'facebook/timesformer-base-finetuned-k400',
      description: 'A transformer that looks at space and time in turns.',
    },
    {
      id: 'google/vivit-b-16x2-kinetics400',
      description: 'A transformer over small blocks of space and time.',
    },
  ],
  datasets: [
    {
      id: 'nateraw/kinetics',
      description: 'Clips of ten seconds with one of hundreds of human actions.',
    },
    {
      id: 'sayakpaul/ucf101-subset',
      description: 'A few hundred clips of ten sports and other actions, for trying things out.',
    },
  ],
  libraries: ['transformers'],
} as const satisfies TaskPage
