import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text Ranking',
  modality: 'nlp',
} as const satisfies PipelineData

export const look = {
  icon: 'list-numbered',
  color: 'red',
  order: 36,
} as const satisfies TaskLook

export const page = {
  summary: 'Puts texts in order by how well they answer a query.',
  synonyms: ['reranker', 'reranking', 'cross encoder', 'rag'],
  metrics: [
    {
      id: 'ndcg@10',
      description:
        'How high the good texts stand among the first ten, with more weight near the top.',
    },
    {
      id: 'mean reciprocal rank',
      description: 'One divided by the place of the first right text, averaged over all queries.',
    },
    {
      id: 'mean average precision',
      description: 'Precision at the place of each right text, averaged; counts all of them.',
    },
  ],
  models: [
    {
      id: 'cross-encoder/ms-marco-MiniLM-L6-v2',
      description: 'Small and fast, for English.',
    },
    {
      id: 'BAAI/bge-reranker-v2-m3',
      description: 'Many languages and long texts.',
    },
    {
      id: 'Qwen/Qwen3-Reranker-0.6B',
      description: 'A language model that answers whether a text meets an instruction.',
    },
  ],
  datasets: [
    {
      id: 'microsoft/ms_marco',
      description: 'Real queries to a search engine with passages that answer them.',
    },
    {
      id: 'BeIR/scifact',
      description: 'Claims of science with the abstracts that support or refute them.',
    },
  ],
  libraries: ['sentence-transformers', 'transformers', 'transformers.js'],
} as const satisfies TaskPage
