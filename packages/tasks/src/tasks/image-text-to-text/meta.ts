import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image-Text-to-Text',
  modality: 'multimodal',
} as const satisfies PipelineData

export const look = {
  icon: 'chat',
  color: 'red',
  order: 40,
} as const satisfies TaskLook

export const page = {
  summary: 'Answers in words about one image or several: a question, a request, a description.',
  synonyms: ['vlm', 'vision language model', 'multimodal chat'],
  metrics: [
    {
      id: 'accuracy',
      description: 'Share of the questions with one right answer that are answered right.',
    },
    {
      id: 'anls',
      description:
        'For text in images: how close the answer’s letters are to the right ones, from 0 to 1.',
    },
    {
      id: 'elo',
      description: 'Strength computed from which of two answers people prefer.',
    },
  ],
  models: [
    {
      id: 'Qwen/Qwen2.5-VL-7B-Instruct',
      description: 'Reads documents, points at things and answers about several images.',
    },
    {
      id: 'HuggingFaceTB/SmolVLM2-2.2B-Instruct',
      description: 'Small enough for a laptop; takes videos too.',
    },
    {
      id: 'google/gemma-3-4b-it',
      description: 'A general model of four billion parameters for 140 languages.',
    },
    {
      id: 'llava-hf/llava-1.5-7b-hf',
      description: 'The model that many later ones are built like.',
    },
  ],
  datasets: [
    {
      id: 'HuggingFaceM4/the_cauldron',
      description: 'Fifty datasets of images with questions, for training.',
    },
    {
      id: 'MMMU/MMMU',
      description: 'Questions of university exams that need an image, for evaluation.',
    },
    {
      id: 'lmms-lab/textvqa',
      description: 'Questions that need the text in a picture to be read.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'mlx', 'llama.cpp'],
} as const satisfies TaskPage
