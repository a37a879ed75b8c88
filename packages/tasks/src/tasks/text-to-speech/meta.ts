import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text-to-Speech',
  modality: 'audio',
} as const satisfies PipelineData

export const look = {
  icon: 'user-speaker',
  color: 'yellow',
  order: 12,
} as const satisfies TaskLook

export const page = {
  summary: 'Reads a text aloud.',
  synonyms: ['tts', 'speech synthesis', 'read aloud', 'voice'],
  metrics: [
    {
      id: 'mean opinion score',
      description: 'What listeners think of the speech, from 1 (bad) to 5 (excellent).',
    },
    {
      id: 'word error rate',
      description:
        'How many words a speech recogniser gets wrong when it listens to the result; lower is better.',
    },
    {
      id: 'speaker similarity',
      description: 'How close the voice is to the one that it should be, from -1 to 1.',
    },
  ],
  models: [
    {
      id: 'hexgrad/Kokoro-82M',
      description:
        'Small enough for a laptop’s processor, with dozens of voices in several languages.',
    },
    {
      id: 'microsoft/speecht5_tts',
      description: 'English; takes the voice from a vector that describes a speaker.',
    },
    {
      id: 'facebook/mms-tts-eng',
      description: 'The English one of over a thousand small models, one for each language.',
    },
    {
      id: 'suno/bark',
      description: 'Speech with laughter, sighs and other sounds that the text asks for.',
    },
  ],
  datasets: [
    {
      id: 'keithito/lj_speech',
      description: '24 hours of one English speaker who reads books.',
    },
    {
      id: 'blabble-io/libritts_r',
      description: '585 hours of many English readers, restored to studio quality.',
    },
  ],
  libraries: [
    'transformers',
    'transformers.js',
    'espnet',
    'tensorflowtts',
    'fairseq',
    'speechbrain',
    'nemo',
  ],
} as const satisfies TaskPage
