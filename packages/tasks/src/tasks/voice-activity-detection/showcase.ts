import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('voice-activity-detection', [
  {
    title: 'Two sentences',
    load: async () => {
      const { default: sentences } = await import('../../generated/media/sentences.ts')
      return {
        request: { inputs: sentences.url },
        output: [
          { start: 0.2, end: 2.38, score: 0.98 },
          { start: 3.4, end: 5.71, score: 0.97 },
        ],
        alts: { inputs: sentences.alt },
      }
    },
  },
])
