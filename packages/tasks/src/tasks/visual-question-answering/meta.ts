import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Visual Question Answering',
  modality: 'multimodal',
  subtasks: [{ type: 'visual-question-answering', name: 'Visual Question Answering' }],
} as const satisfies PipelineData

export const look = {
  icon: 'image-search',
  color: 'red',
  order: 43,
} as const satisfies TaskLook

export const page = {
  summary: 'Answers a question about an image with one of many short answers.',
  synonyms: ['vqa', 'ask a picture'],
  metrics: [
    {
      id: 'accuracy',
      description:
        'Share of questions answered right; VQA counts an answer as right that three of ten people gave.',
    },
    {
      id: 'wu-palmer similarity',
      description: 'How near the given answer is to the right one in a tree of meanings.',
    },
  ],
  models: [
    {
      id: 'dandelin/vilt-b32-finetuned-vqa',
      description: 'Picture and question go through one transformer; answers are 3129 classes.',
    },
    {
      id: 'Salesforce/blip-vqa-base',
      description: 'Writes the answer word by word.',
    },
  ],
  datasets: [
    {
      id: 'HuggingFaceM4/VQAv2',
      description: 'Over a million questions about photographs, ten answers each.',
    },
    {
      id: 'lmms-lab/textvqa',
      description: 'Questions that need the text in a picture to be read.',
    },
  ],
  libraries: ['transformers', 'transformers.js'],
} as const satisfies TaskPage
