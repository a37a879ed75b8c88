import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Question Answering',
  modality: 'nlp',
  subtasks: [
    { type: 'extractive-qa', name: 'Extractive QA' },
    { type: 'open-domain-qa', name: 'Open Domain QA' },
    { type: 'closed-domain-qa', name: 'Closed Domain QA' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'question-answering',
  color: 'blue',
  order: 4,
} as const satisfies TaskLook

export const page = {
  summary: 'Finds the words of a given text that answer a question.',
  synonyms: ['qa', 'reading comprehension', 'extractive qa'],
  metrics: [
    {
      id: 'exact match',
      description:
        'Share of the questions whose answer is one of the reference answers, letter for letter but for case, articles and punctuation.',
    },
    {
      id: 'f1',
      description:
        'Overlap of the words of given and right answer; forgives a word too many or too few.',
    },
  ],
  models: [
    {
      id: 'deepset/roberta-base-squad2',
      description: 'A dependable English model that can also say that there is no answer.',
    },
    {
      id: 'distilbert/distilbert-base-cased-distilled-squad',
      description: 'Small and fast; always gives an answer.',
    },
    {
      id: 'deepset/xlm-roberta-large-squad2',
      description: 'Large, for many languages.',
    },
  ],
  datasets: [
    {
      id: 'rajpurkar/squad',
      description: 'A hundred thousand questions about passages of Wikipedia.',
    },
    {
      id: 'rajpurkar/squad_v2',
      description: 'The same with fifty thousand questions that the passage does not answer.',
    },
    {
      id: 'google-research-datasets/natural_questions',
      description: 'Real questions to a search engine, with whole articles.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'adapter-transformers', 'allennlp'],
} as const satisfies TaskPage
