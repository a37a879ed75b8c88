import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Visual Document Retrieval',
  modality: 'multimodal',
} as const satisfies PipelineData

export const look = {
  icon: 'document-multiple-01',
  color: 'yellow',
  order: 54,
} as const satisfies TaskLook

export const page = {
  summary:
    'Finds the pages that fit a query by looking at them, without reading their text out first.',
  synonyms: ['pdf search', 'colpali', 'rag'],
  metrics: [
    {
      id: 'ndcg@5',
      description: 'How well the five best pages are ordered, from 0 to 1.',
    },
    {
      id: 'recall@k',
      description: 'Share of the right pages among the best k.',
    },
  ],
  models: [
    {
      id: 'vidore/colpali-v1.3',
      description: 'Compares every word of the query with every patch of the page.',
    },
    {
      id: 'vidore/colqwen2-v1.0',
      description: 'The same on a newer model; takes pages of any shape.',
    },
    {
      id: 'vidore/colSmol-256M',
      description: 'The same in a size for small machines.',
    },
    {
      id: 'jinaai/jina-embeddings-v4',
      description: 'One vector or many for pages, images and texts in many languages.',
    },
  ],
  datasets: [
    {
      id: 'vidore/colpali_train_set',
      description: '118 000 pairs of a query and a page, for training.',
    },
    {
      id: 'vidore/docvqa_test_subsampled',
      description: 'Five hundred queries to scanned pages, for evaluation.',
    },
  ],
  libraries: ['transformers', 'sentence-transformers', 'colpali'],
} as const satisfies TaskPage
