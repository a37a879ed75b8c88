import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Sentence Similarity',
  modality: 'nlp',
} as const satisfies PipelineData

export const look = {
  icon: 'compare',
  color: 'yellow',
  order: 11,
} as const satisfies TaskLook

export const page = {
  summary: 'Says how near the meanings of sentences are to that of one sentence.',
  synonyms: ['semantic similarity', 'sts', 'paraphrase', 'embedding'],
  metrics: [
    {
      id: 'spearman correlation',
      description:
        'Whether the model puts pairs of sentences into the same order of nearness as people do.',
    },
    {
      id: 'mean reciprocal rank',
      description:
        'One divided by the place of the first right sentence, averaged over all questions.',
    },
  ],
  models: [
    {
      id: 'sentence-transformers/all-MiniLM-L6-v2',
      description: 'Tiny and fast, for English.',
    },
    {
      id: 'sentence-transformers/all-mpnet-base-v2',
      description: 'Slower and better, for English.',
    },
    {
      id: 'sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2',
      description: 'More than fifty languages, also across languages.',
    },
  ],
  datasets: [
    {
      id: 'sentence-transformers/stsb',
      description: 'Pairs of sentences with the nearness that people gave them.',
    },
    {
      id: 'sentence-transformers/all-nli',
      description: 'Sentences with one that follows and one that contradicts.',
    },
  ],
  libraries: ['sentence-transformers', 'transformers.js', 'spacy', 'model2vec'],
} as const satisfies TaskPage
