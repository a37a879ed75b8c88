import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('zero-shot-object-detection', [
  {
    title: 'A helmet, a face and a space shuttle',
    load: async () => {
      const { default: astronaut } = await import('../../generated/media/astronaut.ts')
      return {
        request: {
          inputs: astronaut.url,
          parameters: { candidate_labels: ['helmet', 'human face', 'model of a space shuttle'] },
        },
        output: [
          { label: 'human face', score: 0.83, box: { xmin: 176, ymin: 62, xmax: 272, ymax: 182 } },
          {
            label: 'model of a space shuttle',
            score: 0.71,
            box: { xmin: 355, ymin: 0, xmax: 473, ymax: 290 },
          },
          { label: 'helmet', score: 0.68, box: { xmin: 276, ymin: 344, xmax: 512, ymax: 512 } },
        ],
        alts: { inputs: astronaut.alt },
      }
    },
  },
])
