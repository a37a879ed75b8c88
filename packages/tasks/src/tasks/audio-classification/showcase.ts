import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('audio-classification', [
  {
    title: 'A guitar',
    load: async () => {
      const { default: guitar } = await import('../../generated/media/guitar.ts')
      return {
        request: { inputs: guitar.url, parameters: { top_k: 3 } },
        output: [
          { label: 'Music', score: 0.64 },
          { label: 'Guitar', score: 0.17 },
          { label: 'Plucked string instrument', score: 0.11 },
        ],
        alts: { inputs: guitar.alt },
      }
    },
  },
  {
    title: 'A woman who speaks',
    load: async () => {
      const { default: canoe } = await import('../../generated/media/canoe.ts')
      return {
        request: { inputs: canoe.url, parameters: { top_k: 2 } },
        output: [
          { label: 'Speech', score: 0.79 },
          { label: 'Female speech, woman speaking', score: 0.12 },
        ],
        alts: { inputs: canoe.alt },
      }
    },
  },
])
