import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Object Detection',
  modality: 'cv',
  subtasks: [
    { type: 'face-detection', name: 'Face Detection' },
    { type: 'vehicle-detection', name: 'Vehicle Detection' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'select-window',
  color: 'yellow',
  order: 21,
} as const satisfies TaskLook

export const page = {
  summary: 'Finds the objects of known classes in an image, each with a box around it.',
  synonyms: ['bounding boxes', 'yolo', 'detector', 'counting'],
  metrics: [
    {
      id: 'mean average precision',
      description:
        'Mean of the average precision over all classes, in COCO also over overlaps from 0.5 to 0.95.',
    },
    {
      id: 'average precision',
      description:
        'Area under the precision-recall curve of one class, with a hit from a given overlap on.',
    },
    {
      id: 'average recall',
      description:
        'Share of the objects that are found at all, with up to a given number of boxes.',
    },
  ],
  models: [
    {
      id: 'facebook/detr-resnet-50',
      description: 'The first detector that is a plain transformer; 80 classes of everyday things.',
    },
    {
      id: 'hustvl/yolos-tiny',
      description: 'A vision transformer small enough for browsers.',
    },
    {
      id: 'PekingU/rtdetr_v2_r50vd',
      description: 'A transformer that is quick enough for live video.',
    },
  ],
  datasets: [
    {
      id: 'detection-datasets/coco',
      description: '118 000 photographs with boxes around things of 80 classes.',
    },
    {
      id: 'merve/pascal-voc',
      description: 'The classic small benchmark of 20 classes.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'ultralytics', 'yolov10', 'doctr'],
} as const satisfies TaskPage
