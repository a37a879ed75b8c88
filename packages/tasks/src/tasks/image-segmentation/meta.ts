import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Image Segmentation',
  modality: 'cv',
  subtasks: [
    { type: 'instance-segmentation', name: 'Instance Segmentation' },
    { type: 'semantic-segmentation', name: 'Semantic Segmentation' },
    { type: 'panoptic-segmentation', name: 'Panoptic Segmentation' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'cut-out',
  color: 'green',
  order: 22,
} as const satisfies TaskLook

export const page = {
  summary: 'Divides an image into segments and says what each shows.',
  synonyms: ['semantic segmentation', 'instance segmentation', 'panoptic'],
  metrics: [
    {
      id: 'mean intersection over union',
      description: 'Overlap of given and right area, averaged over the classes.',
    },
    {
      id: 'panoptic quality',
      description:
        'Overlap of matched segments, lowered by every segment that is missed or made up.',
    },
    {
      id: 'mean average precision',
      description: 'For instances: how well objects are found and outlined, over all classes.',
    },
  ],
  models: [
    {
      id: 'facebook/mask2former-swin-large-coco-panoptic',
      description: 'Objects and surroundings of 133 classes, in one model for all three kinds.',
    },
    {
      id: 'nvidia/segformer-b0-finetuned-ade-512-512',
      description: 'A small semantic model for 150 classes of indoor and outdoor scenes.',
    },
    {
      id: 'tue-mps/coco_panoptic_eomt_large_640',
      description: 'Panoptic segments from a plain vision transformer, quicker than its rivals.',
    },
  ],
  datasets: [
    {
      id: 'zhoubolei/scene_parse_150',
      description: 'Scenes of ADE20K with every pixel in one of 150 classes.',
    },
    {
      id: 'segments/sidewalk-semantic',
      description: 'Sidewalks of Belgium with every pixel in one of 35 classes.',
    },
  ],
  libraries: ['transformers', 'transformers.js', 'ultralytics'],
} as const satisfies TaskPage
