import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('document-question-answering', [
  {
    title: 'What the furniture costs',
    load: async () => {
      const { default: invoice } = await import('../../generated/media/invoice.ts')
      return {
        request: { inputs: { image: invoice.url, question: 'What is the total?' } },
        output: [{ answer: '1,543.75', score: 0.98 }],
        alts: { 'inputs.image': invoice.alt },
      }
    },
  },
  {
    title: 'When an invoice is due',
    load: async () => {
      const { default: invoice } = await import('../../generated/media/invoice.ts')
      return {
        request: { inputs: { image: invoice.url, question: 'When is the payment due?' } },
        output: [{ answer: '13 April 2024', score: 0.95 }],
        alts: { 'inputs.image': invoice.alt },
      }
    },
  },
])
