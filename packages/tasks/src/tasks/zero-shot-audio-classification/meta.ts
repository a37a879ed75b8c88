import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Zero-Shot Audio Classification',
  modality: 'audio',
} as const satisfies PipelineData

export const look = {
  icon: 'waveform',
  color: 'yellow',
  order: 60,
} as const satisfies TaskLook

export const page = {
  summary:
    'Says which of several classes a sound belongs to, with classes that the caller makes up.',
  synonyms: [],
  metrics: [
    {
      id: 'accuracy',
      description:
        'Share of the sounds whose most probable class is the right one, among classes that the model was not trained for.',
    },
    {
      id: 'map',
      description:
        'Mean average precision: how high the right classes rank, when a sound can have several.',
    },
  ],
  models: [
    {
      id: 'laion/clap-htsat-unfused',
      description: 'Noises, music and speech of up to ten seconds.',
    },
    {
      id: 'laion/larger_clap_general',
      description: 'A larger model for all kinds of sounds.',
    },
    {
      id: 'Xenova/clap-htsat-unfused',
      description: 'The first one, for the browser.',
    },
  ],
  datasets: [
    {
      id: 'ashraq/esc50',
      description: '2 000 noises in fifty classes.',
    },
    {
      id: 'google/speech_commands',
      description: 'Short English words by thousands of speakers.',
    },
  ],
  libraries: ['transformers', 'transformers.js'],
} as const satisfies TaskPage
