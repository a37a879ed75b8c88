import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('object-detection', [
  {
    title: 'A cup of coffee',
    load: async () => {
      const { default: coffee } = await import('../../generated/media/coffee.ts')
      return {
        request: { inputs: coffee.url },
        output: [
          { label: 'cup', score: 0.996, box: { xmin: 172, ymin: 18, xmax: 409, ymax: 308 } },
          { label: 'dining table', score: 0.952, box: { xmin: 0, ymin: 0, xmax: 600, ymax: 400 } },
          { label: 'spoon', score: 0.948, box: { xmin: 326, ymin: 66, xmax: 426, ymax: 327 } },
        ],
        alts: { inputs: coffee.alt },
      }
    },
  },
  {
    title: 'A portrait, sure answers only',
    load: async () => {
      const { default: astronaut } = await import('../../generated/media/astronaut.ts')
      return {
        request: { inputs: astronaut.url, parameters: { threshold: 0.9 } },
        output: [
          { label: 'person', score: 0.999, box: { xmin: 19, ymin: 15, xmax: 362, ymax: 512 } },
        ],
        alts: { inputs: astronaut.alt },
      }
    },
  },
])
