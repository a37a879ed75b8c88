import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text-to-Audio',
  modality: 'audio',
} as const satisfies PipelineData

export const look = {
  icon: 'music-add',
  color: 'yellow',
  order: 13,
} as const satisfies TaskLook

export const page = {
  summary: 'Makes music, noises or other sounds from a description in words.',
  synonyms: ['music generation', 'sound effects'],
  metrics: [
    {
      id: 'fréchet audio distance',
      description: 'How far the sounds are from real ones as a whole; lower is better.',
    },
    {
      id: 'clap score',
      description:
        'How well a sound fits its description, by a model that has learned both; higher is better.',
    },
    {
      id: 'mean opinion score',
      description: 'What listeners think of the sounds, from 1 to 5.',
    },
  ],
  models: [
    {
      id: 'facebook/musicgen-small',
      description: 'Music of up to half a minute.',
    },
    {
      id: 'stabilityai/stable-audio-open-1.0',
      description: 'Stereo sounds and music of up to 47 seconds, by diffusion.',
    },
    {
      id: 'cvssp/audioldm2',
      description: 'Noises, music and speech by diffusion.',
    },
  ],
  datasets: [
    {
      id: 'google/MusicCaps',
      description: '5 500 pieces of music of ten seconds, described by musicians.',
    },
    {
      id: 'agkphysics/AudioSet',
      description: 'Two million pieces of ten seconds with the names of the sounds in them.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'diffusers'],
} as const satisfies TaskPage
