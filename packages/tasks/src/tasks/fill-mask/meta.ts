import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Fill-Mask',
  modality: 'nlp',
  subtasks: [
    { type: 'slot-filling', name: 'Slot Filling' },
    { type: 'masked-language-modeling', name: 'Masked Language Modeling' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'text-clear-format',
  color: 'red',
  order: 10,
} as const satisfies TaskLook

export const page = {
  summary: 'Guesses the word that is missing from a sentence.',
  synonyms: ['masked language model', 'mlm', 'bert', 'cloze'],
  metrics: [
    {
      id: 'pseudo-perplexity',
      description:
        'How surprised the model is when each word of real text is masked in turn; lower is better.',
    },
    {
      id: 'accuracy',
      description: 'Share of the masked words that the first guess gets right.',
    },
  ],
  models: [
    {
      id: 'google-bert/bert-base-uncased',
      description: 'The classic English model; its mask is [MASK].',
    },
    {
      id: 'answerdotai/ModernBERT-base',
      description: 'A newer English model for texts of up to 8192 tokens; its mask is [MASK].',
    },
    {
      id: 'FacebookAI/xlm-roberta-base',
      description: 'A hundred languages; its mask is <mask>.',
    },
  ],
  datasets: [
    {
      id: 'wikimedia/wikipedia',
      description: 'Cleaned articles of Wikipedia in all its languages.',
    },
    {
      id: 'allenai/c4',
      description: 'Cleaned web text, in English and in many languages.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'adapter-transformers', 'paddlenlp'],
} as const satisfies TaskPage
