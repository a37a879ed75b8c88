import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('video-text-to-text', [
  {
    title: 'What the camera does',
    load: async () => {
      const { default: film } = await import('../../generated/media/rocket-film.ts')
      return {
        request: { inputs: { video: film.url, text: 'How does the camera move?' } },
        output: [
          {
            generated_text:
              'It moves slowly forward, towards the rocket, until the two outer towers are almost out of the frame.',
          },
        ],
        alts: { 'inputs.video': film.alt },
      }
    },
  },
])
