import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Document Question Answering',
  modality: 'multimodal',
  subtasks: [{ type: 'document-question-answering', name: 'Document Question Answering' }],
  hideInDatasets: true,
} as const satisfies PipelineData

export const look = {
  icon: 'document-unknown',
  color: 'blue',
  order: 44,
} as const satisfies TaskLook

export const page = {
  summary: 'Answers a question about the image of a page: a form, a letter, a receipt.',
  synonyms: ['docvqa', 'invoice', 'pdf'],
  metrics: [
    {
      id: 'anls',
      description:
        'Average normalised Levenshtein similarity: how close the answer’s letters are to the right ones, from 0 to 1; small errors of reading count little.',
    },
    {
      id: 'exact-match',
      description: 'Share of the answers that are right letter by letter.',
    },
  ],
  models: [
    {
      id: 'impira/layoutlm-document-qa',
      description:
        'Points at the answer among the words of the page; needs text recognition before it.',
    },
    {
      id: 'naver-clova-ix/donut-base-finetuned-docvqa',
      description: 'Reads the image by itself and writes the answer.',
    },
    {
      id: 'google/pix2struct-docvqa-base',
      description: 'Reads the image by itself; learned from web pages.',
    },
  ],
  datasets: [
    {
      id: 'lmms-lab/DocVQA',
      description: 'Questions about scanned pages of industry archives.',
    },
    {
      id: 'nielsr/docvqa_1200_examples',
      description: 'A small part of the same, for trying things out.',
    },
  ],
  libraries: ['transformers', 'transformers.js'],
} as const satisfies TaskPage
