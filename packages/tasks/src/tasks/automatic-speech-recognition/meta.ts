import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Automatic Speech Recognition',
  modality: 'audio',
} as const satisfies PipelineData

export const look = {
  icon: 'microphone',
  color: 'yellow',
  order: 14,
} as const satisfies TaskLook

export const page = {
  summary: 'Writes down what is said in a recording.',
  synonyms: [
    'speech to text',
    'audio to text',
    'voice to text',
    'transcription',
    'transcribe',
    'dictation',
    'subtitles',
    'asr',
    'stt',
  ],
  metrics: [
    {
      id: 'wer',
      description:
        'Word error rate: wrong, missing and added words as a share of the words that were said; lower is better.',
    },
    {
      id: 'cer',
      description: 'The same for characters; fairer for languages without spaces.',
    },
    {
      id: 'rtfx',
      description: 'Seconds of sound that are worked through in one second; higher is faster.',
    },
  ],
  models: [
    {
      id: 'openai/whisper-large-v3-turbo',
      description: 'A hundred languages; can say when each word was spoken.',
    },
    {
      id: 'facebook/wav2vec2-base-960h',
      description: 'A small English model that writes capital letters without punctuation.',
    },
    {
      id: 'nvidia/parakeet-tdt-0.6b-v2',
      description: 'Very fast English with punctuation and times.',
    },
    {
      id: 'distil-whisper/distil-large-v3',
      description: 'A smaller, faster Whisper for English.',
    },
  ],
  datasets: [
    {
      id: 'openslr/librispeech_asr',
      description: 'A thousand hours of English books, read aloud.',
    },
    {
      id: 'google/fleurs',
      description: 'The same sentences read in 102 languages, for evaluation.',
    },
    {
      id: 'facebook/multilingual_librispeech',
      description: 'Books read in eight languages.',
    },
  ],
  libraries: [
    'transformers',
    'transformers.js',
    'nemo',
    'speechbrain',
    'espnet',
    'k2',
    'pyannote-audio',
  ],
} as const satisfies TaskPage
