import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Text Classification',
  modality: 'nlp',
  subtasks: [
    { type: 'acceptability-classification', name: 'Acceptability Classification' },
    { type: 'entity-linking-classification', name: 'Entity Linking Classification' },
    { type: 'fact-checking', name: 'Fact Checking' },
    { type: 'intent-classification', name: 'Intent Classification' },
    { type: 'language-identification', name: 'Language Identification' },
    { type: 'multi-class-classification', name: 'Multi Class Classification' },
    { type: 'multi-label-classification', name: 'Multi Label Classification' },
    { type: 'multi-input-text-classification', name: 'Multi-input Text Classification' },
    { type: 'natural-language-inference', name: 'Natural Language Inference' },
    { type: 'semantic-similarity-classification', name: 'Semantic Similarity Classification' },
    { type: 'sentiment-classification', name: 'Sentiment Classification' },
    { type: 'topic-classification', name: 'Topic Classification' },
    { type: 'semantic-similarity-scoring', name: 'Semantic Similarity Scoring' },
    { type: 'sentiment-scoring', name: 'Sentiment Scoring' },
    { type: 'sentiment-analysis', name: 'Sentiment Analysis' },
    { type: 'hate-speech-detection', name: 'Hate Speech Detection' },
    { type: 'text-scoring', name: 'Text Scoring' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'phrase-sentiment',
  color: 'orange',
  order: 1,
} as const satisfies TaskLook

export const page = {
  summary:
    'Puts a text into one of several classes: its sentiment, its topic, the language it is in.',
  synonyms: ['sentiment analysis', 'spam', 'moderation', 'topic', 'language detection'],
  metrics: [
    {
      id: 'accuracy',
      description: 'Share of the texts whose most probable class is the right one.',
    },
    {
      id: 'f1',
      description:
        'Harmonic mean of precision and recall; use it when the classes are of different sizes.',
    },
    {
      id: 'matthews_correlation',
      description: 'Correlation of given and right classes, from -1 to 1; honest for rare classes.',
    },
  ],
  models: [
    {
      id: 'distilbert/distilbert-base-uncased-finetuned-sst-2-english',
      description: 'Sentiment of English sentences; small and fast.',
    },
    {
      id: 'FacebookAI/roberta-large-mnli',
      description: 'Whether one English sentence follows from another.',
    },
    {
      id: 'ProsusAI/finbert',
      description: 'Sentiment of financial news.',
    },
  ],
  datasets: [
    {
      id: 'stanfordnlp/sst2',
      description: 'Sentences of film reviews with their sentiment.',
    },
    {
      id: 'nyu-mll/glue',
      description: 'Nine English tasks of language understanding.',
    },
    {
      id: 'fancyzhx/ag_news',
      description: 'News articles in four topics.',
    },
  ],
  libraries: [
    'transformers',
    'transformers.js',
    'setfit',
    'spacy',
    'flair',
    'sklearn',
    'adapter-transformers',
    'bertopic',
    'fasttext',
  ],
} as const satisfies TaskPage
