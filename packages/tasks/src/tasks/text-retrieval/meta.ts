import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text Retrieval',
  modality: 'nlp',
  subtasks: [
    { type: 'document-retrieval', name: 'Document Retrieval' },
    { type: 'utterance-retrieval', name: 'Utterance Retrieval' },
    { type: 'entity-linking-retrieval', name: 'Entity Linking Retrieval' },
    { type: 'fact-checking-retrieval', name: 'Fact Checking Retrieval' },
  ],
  hideInModels: true,
} as const satisfies PipelineData

export const look = {
  icon: 'search',
  color: 'indigo',
  order: 37,
} as const satisfies TaskLook

export const page = {
  summary: 'Finds the few texts of a large collection that answer a query.',
  synonyms: ['semantic search', 'search', 'rag'],
  metrics: [
    {
      id: 'recall@k',
      description:
        'Share of the right texts that are among the first k; what is missed here no later step can bring back.',
    },
    {
      id: 'ndcg@10',
      description: 'How high the right texts stand among the first ten.',
    },
    {
      id: 'mean reciprocal rank',
      description: 'One divided by the place of the first right text, averaged over all queries.',
    },
  ],
  models: [
    {
      id: 'BAAI/bge-m3',
      description: 'Dense, sparse and multi-vector search from one model, in many languages.',
    },
    {
      id: 'intfloat/e5-base-v2',
      description: 'English; wants "query: " and "passage: " before the texts.',
    },
    {
      id: 'facebook/dpr-question_encoder-single-nq-base',
      description: 'The question half of a classic pair of encoders.',
    },
    {
      id: 'colbert-ir/colbertv2.0',
      description: 'Keeps a vector for each token and compares them late.',
    },
  ],
  datasets: [
    {
      id: 'microsoft/ms_marco',
      description: 'Real queries to a search engine with passages that answer them.',
    },
    {
      id: 'BeIR/nq',
      description: 'Questions with passages of Wikipedia, for tests without training.',
    },
    {
      id: 'miracl/miracl',
      description: 'Queries and Wikipedia passages in eighteen languages.',
    },
  ],
  libraries: ['sentence-transformers', 'transformers', 'bm25s'],
} as const satisfies TaskPage
