import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('audio-to-audio', [
  {
    title: 'Speech without hiss',
    load: async () => {
      const [{ default: noisy }, { default: canoe }] = await Promise.all([
        import('../../generated/media/canoe-noisy.ts'),
        import('../../generated/media/canoe.ts'),
      ])
      return {
        request: { inputs: noisy.url },
        output: [{ label: 'enhanced', audio: canoe.url, sampling_rate: 16_000 }],
        alts: { inputs: noisy.alt, 'output[0].audio': canoe.alt },
      }
    },
  },
])
