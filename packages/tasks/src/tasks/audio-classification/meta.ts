import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Audio Classification',
  modality: 'audio',
  subtasks: [
    { type: 'keyword-spotting', name: 'Keyword Spotting' },
    { type: 'speaker-identification', name: 'Speaker Identification' },
    { type: 'audio-intent-classification', name: 'Audio Intent Classification' },
    { type: 'audio-emotion-recognition', name: 'Audio Emotion Recognition' },
    { type: 'audio-language-identification', name: 'Audio Language Identification' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'hearing',
  color: 'green',
  order: 16,
} as const satisfies TaskLook

export const page = {
  summary: 'Says which of several classes a sound belongs to: a word, a speaker, a mood, a noise.',
  synonyms: ['sound classification', 'emotion recognition', 'keyword spotting'],
  metrics: [
    {
      id: 'accuracy',
      description: 'Share of the sounds whose most probable class is the right one.',
    },
    {
      id: 'f1',
      description:
        'Harmonic mean of precision and recall; use it when the classes are of different sizes.',
    },
    {
      id: 'map',
      description:
        'Mean average precision: how high the right classes rank, when a sound can have several.',
    },
  ],
  models: [
    {
      id: 'MIT/ast-finetuned-audioset-10-10-0.4593',
      description: '527 kinds of sounds, several at a time.',
    },
    {
      id: 'superb/wav2vec2-base-superb-ks',
      description: 'A dozen short English commands.',
    },
    {
      id: 'speechbrain/lang-id-voxlingua107-ecapa',
      description: 'Which of 107 languages is spoken.',
    },
    {
      id: 'facebook/mms-lid-126',
      description: 'Which of 126 languages is spoken.',
    },
  ],
  datasets: [
    {
      id: 'google/speech_commands',
      description: 'Short English words by thousands of speakers.',
    },
    {
      id: 'agkphysics/AudioSet',
      description: 'Two million pieces of ten seconds with the names of the sounds in them.',
    },
    {
      id: 'ashraq/esc50',
      description: '2 000 noises in fifty classes.',
    },
    {
      id: 'PolyAI/minds14',
      description: 'What people want from their bank, spoken in fourteen languages.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'speechbrain', 'espnet'],
} as const satisfies TaskPage
