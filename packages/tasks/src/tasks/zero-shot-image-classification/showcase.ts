import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('zero-shot-image-classification', [
  {
    title: 'The time of day',
    load: async () => {
      const { default: rocket } = await import('../../generated/media/rocket.ts')
      return {
        request: {
          inputs: rocket.url,
          parameters: {
            candidate_labels: ['noon', 'dusk', 'a foggy morning'],
            hypothesis_template: 'A photograph taken at {}.',
          },
        },
        output: [
          { label: 'dusk', score: 0.962 },
          { label: 'a foggy morning', score: 0.026 },
          { label: 'noon', score: 0.012 },
        ],
        alts: { inputs: rocket.alt },
      }
    },
  },
])
