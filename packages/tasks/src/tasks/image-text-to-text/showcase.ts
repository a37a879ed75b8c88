import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-text-to-text', [
  {
    title: 'What an astronaut wears',
    load: async () => {
      const { default: astronaut } = await import('../../generated/media/astronaut.ts')
      return {
        request: {
          inputs: {
            image: astronaut.url,
            text: 'What is this person’s profession, and how can you tell?',
          },
          parameters: { max_new_tokens: 60 },
        },
        output: [
          {
            generated_text:
              'She is an astronaut: she wears an orange pressure suit, her helmet is in front of her, and a model of a space shuttle stands behind her.',
          },
        ],
        alts: { 'inputs.image': astronaut.alt },
      }
    },
  },
  {
    title: 'An invoice as a table',
    load: async () => {
      const { default: invoice } = await import('../../generated/media/invoice.ts')
      return {
        request: {
          inputs: { image: invoice.url, text: 'List the items with quantity and amount as CSV.' },
        },
        output: [
          {
            generated_text:
              'description,quantity,amount\n"Oak table, 180 × 90 cm",1,640.00\n"Chair, oak, leather seat",4,520.00\nDelivery and assembly,1,75.00',
          },
        ],
        alts: { 'inputs.image': invoice.alt },
      }
    },
  },
])
