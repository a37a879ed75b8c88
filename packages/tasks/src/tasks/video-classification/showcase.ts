import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('video-classification', [
  {
    title: 'Towards a rocket',
    load: async () => {
      const { default: film } = await import('../../generated/media/rocket-film.ts')
      return {
        request: { inputs: film.url, parameters: { top_k: 3 } },
        output: [
          { label: 'Approaching something with your camera', score: 0.93 },
          { label: 'Turning the camera upwards while filming something', score: 0.02 },
          { label: 'Moving away from something with your camera', score: 0.01 },
        ],
        alts: { inputs: film.alt },
      }
    },
  },
])
