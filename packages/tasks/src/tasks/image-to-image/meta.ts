import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image-to-Image',
  modality: 'cv',
  subtasks: [
    { type: 'image-inpainting', name: 'Image Inpainting' },
    { type: 'image-colorization', name: 'Image Colorization' },
    { type: 'super-resolution', name: 'Super Resolution' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'image-copy',
  color: 'indigo',
  order: 25,
} as const satisfies TaskLook

export const page = {
  summary: 'Turns an image into another: edits, restores, recolours or enlarges it.',
  synonyms: ['inpainting', 'super resolution', 'upscaling', 'style transfer', 'edit photo'],
  metrics: [
    {
      id: 'psnr',
      description: 'Likeness to the right image pixel by pixel, in decibels; higher is better.',
    },
    {
      id: 'ssim',
      description: 'Likeness of brightness, contrast and structure, up to 1.',
    },
    {
      id: 'lpips',
      description: 'Distance as a network sees it, nearer to what people see; lower is better.',
    },
  ],
  models: [
    {
      id: 'black-forest-labs/FLUX.1-Kontext-dev',
      description: 'Edits as the prompt says and keeps what it does not mention.',
    },
    {
      id: 'timbrooks/instruct-pix2pix',
      description: 'The first model that edits by instruction.',
    },
    {
      id: 'caidas/swin2SR-classical-sr-x2-64',
      description: 'Doubles width and height of an image; needs no prompt.',
    },
  ],
  datasets: [
    {
      id: 'timbrooks/instructpix2pix-clip-filtered',
      description: 'Pairs of images with the instruction that leads from one to the other.',
    },
    {
      id: 'eugenesiow/Div2k',
      description: '1000 sharp photographs with smaller versions, for super-resolution.',
    },
  ],
  libraries: ['diffusers', 'transformers', 'transformers.js'],
} as const satisfies TaskPage
