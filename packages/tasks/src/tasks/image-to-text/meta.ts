import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image-to-Text',
  modality: 'cv',
  subtasks: [{ type: 'image-captioning', name: 'Image Captioning' }],
} as const satisfies PipelineData

export const look = {
  icon: 'document-view',
  color: 'red',
  order: 24,
} as const satisfies TaskLook

export const page = {
  summary: 'Puts an image into words: a caption, or the text that can be read in it.',
  synonyms: [
    'ocr',
    'optical character recognition',
    'text recognition',
    'handwriting',
    'captioning',
    'caption',
  ],
  metrics: [
    {
      id: 'cider',
      description:
        'Overlap of the caption with those of several people, where rare words weigh more.',
    },
    {
      id: 'bleu',
      description: 'Overlap of short runs of words with reference captions, from 0 to 1.',
    },
    {
      id: 'cer',
      description: 'For reading text: share of characters that are wrong, missing or too many.',
    },
  ],
  models: [
    {
      id: 'Salesforce/blip-image-captioning-base',
      description: 'Short English captions of photographs.',
    },
    {
      id: 'microsoft/trocr-base-handwritten',
      description: 'Reads one line of handwriting.',
    },
    {
      id: 'nlpconnect/vit-gpt2-image-captioning',
      description: 'A small captioner of two well-known parts.',
    },
  ],
  datasets: [
    {
      id: 'google-research-datasets/conceptual_captions',
      description: '3.3 million web images with their cleaned descriptions.',
    },
    {
      id: 'nlphuji/flickr30k',
      description: '31 000 photographs with five captions each.',
    },
  ],
  libraries: ['transformers', 'transformers.js'],
} as const satisfies TaskPage
