import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Token Classification',
  modality: 'nlp',
  subtasks: [
    { type: 'named-entity-recognition', name: 'Named Entity Recognition' },
    { type: 'part-of-speech', name: 'Part of Speech' },
    { type: 'parsing', name: 'Parsing' },
    { type: 'lemmatization', name: 'Lemmatization' },
    { type: 'word-sense-disambiguation', name: 'Word Sense Disambiguation' },
    { type: 'coreference-resolution', name: 'Coreference-resolution' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'text-highlight',
  color: 'blue',
  order: 2,
} as const satisfies TaskLook

export const page = {
  summary:
    'Marks the words of a text: which are names of people, places or firms, which are verbs, which belong together.',
  synonyms: ['ner', 'named entity recognition', 'part of speech', 'pos tagging', 'pii'],
  metrics: [
    {
      id: 'seqeval',
      description:
        'Precision, recall and F1 of whole names: a name counts only when both its words and its class are right.',
    },
    {
      id: 'accuracy',
      description:
        'Share of the tokens with the right class; good for parts of speech, misleading for names, since most tokens are none.',
    },
  ],
  models: [
    {
      id: 'dslim/bert-base-NER',
      description: 'People, organisations, places and other names in English text.',
    },
    {
      id: 'FacebookAI/xlm-roberta-large-finetuned-conll03-english',
      description: 'The same four classes, from a large model that read a hundred languages.',
    },
    {
      id: 'vblagoje/bert-english-uncased-finetuned-pos',
      description: 'Parts of speech of English words.',
    },
    {
      id: 'flair/ner-english',
      description: 'English names by Flair, which reads the text letter by letter.',
    },
  ],
  datasets: [
    {
      id: 'eriktks/conll2003',
      description: 'News with names of four kinds, parts of speech and phrases marked.',
    },
    {
      id: 'unimelb-nlp/wikiann',
      description:
        'Names of people, places and organisations in Wikipedia articles of many languages.',
    },
  ],
  libraries: [
    'transformers',
    'transformers.js',
    'flair',
    'spacy',
    'span-marker',
    'stanza',
    'adapter-transformers',
  ],
} as const satisfies TaskPage
