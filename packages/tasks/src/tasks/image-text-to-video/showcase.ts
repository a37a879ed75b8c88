import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-text-to-video', [
  {
    title: 'Towards a rocket',
    load: async () => {
      const [{ default: rocket }, { default: film }] = await Promise.all([
        import('../../generated/media/rocket.ts'),
        import('../../generated/media/rocket-film.ts'),
      ])
      return {
        request: {
          inputs: { image: rocket.url, prompt: 'The camera moves slowly towards the rocket' },
          parameters: { num_frames: 48 },
        },
        output: { video: film.url },
        alts: { 'inputs.image': rocket.alt, 'output.video': film.alt },
      }
    },
  },
])
