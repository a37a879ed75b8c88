import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Keypoint Detection',
  modality: 'cv',
  subtasks: [{ type: 'pose-estimation', name: 'Pose Estimation' }],
  hideInDatasets: true,
} as const satisfies PipelineData

export const look = {
  icon: 'pedestrian',
  color: 'red',
  order: 53,
} as const satisfies TaskLook

export const page = {
  summary:
    'Finds points in an image: the joints of a body, or corners that can be found again elsewhere.',
  synonyms: ['pose estimation', 'landmarks', 'skeleton'],
  metrics: [
    {
      id: 'oks average precision',
      description:
        'Average precision where a hit depends on the distance of the points, scaled by the size of the person.',
    },
    {
      id: 'pck',
      description: 'Share of points that lie within a given distance of the right place.',
    },
    {
      id: 'repeatability',
      description:
        'For points of interest: share that is found again in another picture of the same scene.',
    },
  ],
  models: [
    {
      id: 'usyd-community/vitpose-base-simple',
      description: 'The 17 joints of COCO for every person whose box it is given.',
    },
    {
      id: 'magic-leap-community/superpoint',
      description: 'Points of interest for matching and mapping.',
    },
    {
      id: 'qualcomm/RTMPose-Body2d',
      description: 'Body joints on phones and other small machines.',
    },
  ],
  datasets: [
    {
      id: 'Vincent-luo/hagrid-mediapipe-hands',
      description: 'Hands with the points that MediaPipe finds on them.',
    },
  ],
  libraries: ['transformers', 'ultralytics'],
} as const satisfies TaskPage
