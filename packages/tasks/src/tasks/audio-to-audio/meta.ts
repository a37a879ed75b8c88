import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Audio-to-Audio',
  modality: 'audio',
} as const satisfies PipelineData

export const look = {
  icon: 'audio-console',
  color: 'blue',
  order: 15,
} as const satisfies TaskLook

export const page = {
  summary:
    'Turns a sound into another one, or takes it apart: less noise, one speaker at a time, another voice.',
  synonyms: ['speech enhancement', 'denoising', 'source separation', 'voice conversion'],
  metrics: [
    {
      id: 'si-snr',
      description:
        'Scale-invariant signal-to-noise ratio in decibels: how much of the wanted sound is left compared with the rest; higher is better.',
    },
    {
      id: 'pesq',
      description: 'Quality of speech as a standard predicts it, from -0.5 to 4.5.',
    },
    {
      id: 'stoi',
      description: 'How easy the speech is to understand, from 0 to 1.',
    },
  ],
  models: [
    {
      id: 'speechbrain/sepformer-wham',
      description: 'Takes two speakers in a noisy room apart.',
    },
    {
      id: 'speechbrain/metricgan-plus-voicebank',
      description: 'Removes noise from speech.',
    },
    {
      id: 'JorisCos/ConvTasNet_Libri2Mix_sepclean_16k',
      description: 'Takes two speakers apart; small and fast.',
    },
  ],
  datasets: [
    {
      id: 'JacobLinCool/VoiceBank-DEMAND-16k',
      description: 'Speech with and without added noise.',
    },
  ],
  libraries: ['speechbrain', 'asteroid', 'espnet', 'fairseq', 'transformers'],
} as const satisfies TaskPage
