import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image Classification',
  modality: 'cv',
  subtasks: [
    { type: 'multi-label-image-classification', name: 'Multi Label Image Classification' },
    { type: 'multi-class-image-classification', name: 'Multi Class Image Classification' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'image',
  color: 'blue',
  order: 20,
} as const satisfies TaskLook

export const page = {
  summary: 'Says what an image shows, as one of several classes.',
  synonyms: ['photo', 'picture', 'recognition', 'tagging'],
  metrics: [
    {
      id: 'accuracy',
      description: 'Share of the images whose most probable class is the right one.',
    },
    {
      id: 'top-5 accuracy',
      description: 'Share of the images whose right class is among the five most probable.',
    },
    {
      id: 'f1',
      description:
        'Harmonic mean of precision and recall; use it when the classes are of different sizes.',
    },
  ],
  models: [
    {
      id: 'google/vit-base-patch16-224',
      description: 'A vision transformer for the thousand classes of ImageNet.',
    },
    {
      id: 'microsoft/resnet-50',
      description: 'A convolutional network for the same classes, quick on small machines.',
    },
    {
      id: 'facebook/convnext-large-224',
      description: 'A convolutional network with the training of transformers.',
    },
  ],
  datasets: [
    {
      id: 'ILSVRC/imagenet-1k',
      description: '1.3 million photographs in a thousand classes.',
    },
    {
      id: 'uoft-cs/cifar10',
      description: '60 000 small pictures in ten classes.',
    },
    {
      id: 'ylecun/mnist',
      description: '70 000 handwritten digits.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'timm', 'fastai', 'keras', 'mindspore'],
} as const satisfies TaskPage
