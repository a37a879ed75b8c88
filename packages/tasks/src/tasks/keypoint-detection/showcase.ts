import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('keypoint-detection', [
  {
    title: 'An astronaut',
    load: async () => {
      const { default: astronaut } = await import('../../generated/media/astronaut.ts')
      return {
        request: { inputs: astronaut.url, parameters: { threshold: 0.6 } },
        output: [
          {
            label: 'person',
            score: 0.99,
            box: { xmin: 18, ymin: 15, xmax: 365, ymax: 512 },
            keypoints: [
              { label: 'nose', x: 225, y: 121, score: 0.97 },
              { label: 'left_eye', x: 247, y: 103, score: 0.98 },
              { label: 'right_eye', x: 203, y: 101, score: 0.98 },
              { label: 'left_ear', x: 271, y: 126, score: 0.81 },
              { label: 'right_ear', x: 180, y: 122, score: 0.84 },
              { label: 'left_shoulder', x: 328, y: 268, score: 0.88 },
              { label: 'right_shoulder', x: 88, y: 250, score: 0.92 },
              { label: 'right_elbow', x: 62, y: 452, score: 0.71 },
              { label: 'right_wrist', x: 168, y: 490, score: 0.66 },
            ],
          },
        ],
        alts: { inputs: astronaut.alt },
      }
    },
  },
])
