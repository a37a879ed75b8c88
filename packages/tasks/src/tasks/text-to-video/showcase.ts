import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('text-to-video', [
  {
    title: 'Towards a rocket',
    load: async () => {
      const { default: film } = await import('../../generated/media/rocket-film.ts')
      return {
        request: {
          inputs:
            'The camera moves slowly towards a white rocket on its launch pad at dusk, between lattice towers',
          parameters: { num_frames: 48 },
        },
        output: { video: film.url },
        alts: { 'output.video': film.alt },
      }
    },
  },
])
