import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Video-Text-to-Text',
  modality: 'multimodal',
  hideInDatasets: false,
} as const satisfies PipelineData

export const look = {
  icon: 'video-chat',
  color: 'blue',
  order: 52,
} as const satisfies TaskLook

export const page = {
  summary: 'Answers in words about a video: a question, a request, a description.',
  synonyms: ['video captioning', 'video question answering'],
  metrics: [
    {
      id: 'accuracy',
      description: 'Share of the questions with several choices that are answered right.',
    },
    {
      id: 'cider',
      description:
        'Overlap of a description with several that people wrote; rare words count more.',
    },
  ],
  models: [
    {
      id: 'Qwen/Qwen2.5-VL-7B-Instruct',
      description: 'Understands videos of over an hour and says when things happen.',
    },
    {
      id: 'llava-hf/LLaVA-NeXT-Video-7B-hf',
      description: 'Answers about short videos.',
    },
    {
      id: 'HuggingFaceTB/SmolVLM2-2.2B-Instruct',
      description: 'Small enough for a laptop.',
    },
    {
      id: 'OpenGVLab/InternVideo2_5_Chat_8B',
      description: 'Made for long videos.',
    },
  ],
  datasets: [
    {
      id: 'lmms-lab/Video-MME',
      description: 'Questions about videos of eleven seconds to an hour, for evaluation.',
    },
    {
      id: 'OpenGVLab/MVBench',
      description: 'Twenty kinds of questions that one frame cannot answer.',
    },
    {
      id: 'lmms-lab/LLaVA-Video-178K',
      description: 'Descriptions and questions for training.',
    },
  ],
  libraries: ['transformers'],
} as const satisfies TaskPage
