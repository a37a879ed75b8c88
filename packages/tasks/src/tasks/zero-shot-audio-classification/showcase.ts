import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('zero-shot-audio-classification', [
  {
    title: 'Which instrument plays',
    load: async () => {
      const { default: guitar } = await import('../../generated/media/guitar.ts')
      return {
        request: {
          inputs: guitar.url,
          parameters: {
            candidate_labels: ['guitar', 'trumpet', 'drum'],
            hypothesis_template: 'This is the sound of a {}.',
          },
        },
        output: [
          { label: 'guitar', score: 0.95 },
          { label: 'drum', score: 0.03 },
          { label: 'trumpet', score: 0.02 },
        ],
        alts: { inputs: guitar.alt },
      }
    },
  },
])
