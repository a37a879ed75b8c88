import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('text-to-audio', [
  {
    title: 'A guitar',
    load: async () => {
      const { default: guitar } = await import('../../generated/media/guitar.ts')
      return {
        request: {
          inputs: 'A guitar alone plays broken chords: C, G, A minor, F',
          parameters: { duration: 6 },
        },
        output: { audio: guitar.url, sampling_rate: 16_000 },
        alts: { 'output.audio': guitar.alt },
      }
    },
  },
])
