import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Feature Extraction',
  modality: 'nlp',
} as const satisfies PipelineData

export const look = {
  icon: 'data-vis-1',
  color: 'red',
  order: 8,
} as const satisfies TaskLook

export const page = {
  summary:
    'Turns a text into numbers that hold its meaning, for search, clustering and other models.',
  synonyms: ['embedding', 'embeddings', 'vector', 'rag'],
  metrics: [
    {
      id: 'cosine similarity',
      description:
        'How near two vectors point, from -1 to 1; compared with what people say of the two texts.',
    },
    {
      id: 'ndcg@10',
      description: 'For search: how high the right texts stand among the first ten.',
    },
    {
      id: 'v-measure',
      description: 'For clustering: whether groups are pure and complete.',
    },
  ],
  models: [
    {
      id: 'BAAI/bge-m3',
      description: 'Texts of up to 8192 tokens in more than a hundred languages.',
    },
    {
      id: 'Qwen/Qwen3-Embedding-0.6B',
      description: 'Follows an instruction about what the vectors are for; its vectors may be cut.',
    },
    {
      id: 'intfloat/multilingual-e5-small',
      description: 'Small and multilingual; wants "query: " or "passage: " before the text.',
    },
    {
      id: 'sentence-transformers/all-MiniLM-L6-v2',
      description: 'Tiny and fast English vectors of 384 numbers.',
    },
  ],
  datasets: [
    {
      id: 'sentence-transformers/all-nli',
      description: 'Pairs and triples of English sentences to train on.',
    },
    {
      id: 'mteb/stsbenchmark-sts',
      description: 'Pairs of sentences with the nearness that people gave them.',
    },
  ],
  libraries: ['sentence-transformers', 'transformers', 'transformers.js', 'model2vec', 'fasttext'],
} as const satisfies TaskPage
