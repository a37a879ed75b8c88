import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('video-to-video', [
  {
    title: 'A film in black and white',
    load: async () => {
      const [{ default: film }, { default: grey }] = await Promise.all([
        import('../../generated/media/rocket-film.ts'),
        import('../../generated/media/rocket-film-grey.ts'),
      ])
      return {
        request: { inputs: film.url, parameters: { prompt: 'The same film in black and white' } },
        output: { video: grey.url },
        alts: { inputs: film.alt, 'output.video': grey.alt },
      }
    },
  },
])
