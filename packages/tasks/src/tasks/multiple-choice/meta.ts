import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Multiple Choice',
  modality: 'nlp',
  subtasks: [
    { type: 'multiple-choice-qa', name: 'Multiple Choice QA' },
    {
      type: 'multiple-choice-coreference-resolution',
      name: 'Multiple Choice Coreference Resolution',
    },
  ],
  hideInModels: true,
} as const satisfies PipelineData

export const look = {
  icon: 'list-checked',
  color: 'blue',
  order: 35,
} as const satisfies TaskLook

export const page = {
  summary: 'Chooses the best of several answers to a question.',
  synonyms: [],
  metrics: [
    {
      id: 'accuracy',
      description:
        'Share of the questions for which the right choice got the highest score; compare it with guessing.',
    },
  ],
  models: [
    {
      id: 'LIAMF-USP/roberta-large-finetuned-race',
      description: 'Questions about a passage with four choices, as in English school exams.',
    },
    {
      id: 'google-bert/bert-base-uncased',
      description: 'A base model to train on choices of your own.',
    },
  ],
  datasets: [
    {
      id: 'allenai/swag',
      description: 'Everyday situations, each with four sentences of which one comes next.',
    },
    {
      id: 'ehovy/race',
      description: 'Passages and questions of English exams in Chinese schools.',
    },
    {
      id: 'tau/commonsense_qa',
      description: 'Questions that need knowledge of everyday life.',
    },
    {
      id: 'allenai/ai2_arc',
      description: 'Science questions of school exams.',
    },
  ],
  libraries: ['transformers', 'adapter-transformers'],
} as const satisfies TaskPage
