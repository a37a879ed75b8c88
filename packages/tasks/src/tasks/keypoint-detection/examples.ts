import { defineExamples } from '../../schema/example.ts'
import { square, waver } from './exampleMedia.ts'

export default defineExamples('keypoint-detection', [
  {
    title: 'The joints of somebody who waves',
    request: {
      inputs: waver,
      parameters: { boxes: [{ xmin: 11, ymin: 5, xmax: 75, ymax: 121 }], threshold: 0.3 },
    },
    output: [
      {
        label: 'person',
        score: 0.94,
        box: { xmin: 11, ymin: 5, xmax: 75, ymax: 121 },
        keypoints: [
          { label: 'nose', x: 48, y: 20, score: 0.95 },
          { label: 'left_eye', x: 52, y: 16, score: 0.96 },
          { label: 'right_eye', x: 44, y: 16, score: 0.96 },
          { label: 'left_ear', x: 59, y: 18, score: 0.81 },
          { label: 'right_ear', x: 37, y: 18, score: 0.8 },
          { label: 'left_shoulder', x: 58, y: 38, score: 0.93 },
          { label: 'right_shoulder', x: 38, y: 38, score: 0.93 },
          { label: 'left_elbow', x: 68, y: 54, score: 0.92 },
          { label: 'right_elbow', x: 20, y: 32, score: 0.9 },
          { label: 'left_wrist', x: 70, y: 72, score: 0.9 },
          { label: 'right_wrist', x: 16, y: 12, score: 0.91 },
          { label: 'left_hip', x: 54, y: 72, score: 0.88 },
          { label: 'right_hip', x: 42, y: 72, score: 0.88 },
          { label: 'left_knee', x: 57, y: 94, score: 0.92 },
          { label: 'right_knee', x: 40, y: 94, score: 0.92 },
          { label: 'left_ankle', x: 60, y: 116, score: 0.9 },
          { label: 'right_ankle', x: 38, y: 116, score: 0.9 },
        ],
      },
    ],
  },
  {
    title: 'The corners of a square',
    request: { inputs: square },
    output: [
      {
        keypoints: [
          { x: 16, y: 16, score: 0.71 },
          { x: 48, y: 16, score: 0.7 },
          { x: 48, y: 48, score: 0.7 },
          { x: 16, y: 48, score: 0.69 },
        ],
      },
    ],
  },
])
