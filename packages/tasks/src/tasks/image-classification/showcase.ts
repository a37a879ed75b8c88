import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-classification', [
  {
    title: 'A cat',
    load: async () => {
      const { default: cat } = await import('../../generated/media/cat.ts')
      return {
        request: { inputs: cat.url, parameters: { top_k: 3 } },
        output: [
          { label: 'tabby, tabby cat', score: 0.532 },
          { label: 'Egyptian cat', score: 0.318 },
          { label: 'tiger cat', score: 0.104 },
        ],
        alts: { inputs: cat.alt },
      }
    },
  },
  {
    title: 'A cup of coffee',
    load: async () => {
      const { default: coffee } = await import('../../generated/media/coffee.ts')
      return {
        request: { inputs: coffee.url, parameters: { top_k: 3 } },
        output: [
          { label: 'espresso', score: 0.914 },
          { label: 'cup', score: 0.052 },
          { label: 'coffee mug', score: 0.021 },
        ],
        alts: { inputs: coffee.alt },
      }
    },
  },
])
