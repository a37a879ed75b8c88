import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Summarization',
  modality: 'nlp',
  subtasks: [
    { type: 'news-articles-summarization', name: 'News Articles Summarization' },
    { type: 'news-articles-headline-generation', name: 'News Articles Headline Generation' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'text-short-paragraph',
  color: 'indigo',
  order: 7,
} as const satisfies TaskLook

export const page = {
  summary: 'Says the same in fewer words.',
  synonyms: ['summary', 'summarise', 'shorten', 'abstract', 'tldr'],
  metrics: [
    {
      id: 'rouge',
      description:
        'Share of the words and runs of words of a reference summary that are found again.',
    },
    {
      id: 'bertscore',
      description: 'How near the meanings of the two summaries’ words are.',
    },
  ],
  models: [
    {
      id: 'facebook/bart-large-cnn',
      description: 'Three or four sentences that sum up an English news article.',
    },
    {
      id: 'google/pegasus-xsum',
      description: 'One sentence that sums up an English news article.',
    },
    {
      id: 'sshleifer/distilbart-cnn-6-6',
      description: 'A smaller copy of BART for the same.',
    },
  ],
  datasets: [
    {
      id: 'abisee/cnn_dailymail',
      description: 'News articles with bullet points by their editors.',
    },
    {
      id: 'EdinburghNLP/xsum',
      description: 'BBC articles with a summary of one sentence.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'adapter-transformers', 'paddlenlp'],
} as const satisfies TaskPage
