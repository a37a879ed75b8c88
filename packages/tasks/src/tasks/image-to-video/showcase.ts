import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-to-video', [
  {
    title: 'Towards a rocket',
    load: async () => {
      const [{ default: rocket }, { default: film }] = await Promise.all([
        import('../../generated/media/rocket.ts'),
        import('../../generated/media/rocket-film.ts'),
      ])
      return {
        request: {
          inputs: rocket.url,
          parameters: { prompt: 'The camera moves slowly towards the rocket', num_frames: 48 },
        },
        output: { video: film.url },
        alts: { inputs: rocket.alt, 'output.video': film.alt },
      }
    },
  },
])
