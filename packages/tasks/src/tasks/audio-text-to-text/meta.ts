import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Audio-Text-to-Text',
  modality: 'multimodal',
  hideInDatasets: true,
} as const satisfies PipelineData

export const look = {
  icon: 'document-audio',
  color: 'red',
  order: 17,
} as const satisfies TaskLook

export const page = {
  summary: 'Answers in words about a sound: a question, a request, or what was said in it.',
  synonyms: [],
  metrics: [
    {
      id: 'accuracy',
      description: 'Share of the questions with several choices that are answered right.',
    },
    {
      id: 'wer',
      description:
        'Word error rate, where the model is asked to write down speech; lower is better.',
    },
    {
      id: 'bleu',
      description:
        'Overlap with a reference translation, where the model is asked to translate speech.',
    },
  ],
  models: [
    {
      id: 'Qwen/Qwen2-Audio-7B-Instruct',
      description: 'Speech, noises and music, in a conversation or by instruction.',
    },
    {
      id: 'mistralai/Voxtral-Mini-3B-2507',
      description: 'Understands speech in eight languages, also long recordings.',
    },
    {
      id: 'fixie-ai/ultravox-v0_5-llama-3_2-1b',
      description: 'A language model that hears speech without writing it down first.',
    },
    {
      id: 'nvidia/audio-flamingo-3',
      description: 'Reasons about speech, noises and music.',
    },
  ],
  datasets: [
    {
      id: 'nvidia/AudioSkills',
      description: 'Questions about sounds that need reasoning.',
    },
  ],
  libraries: ['transformers'],
} as const satisfies TaskPage
