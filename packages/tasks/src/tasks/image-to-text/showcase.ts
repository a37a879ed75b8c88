import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-to-text', [
  {
    title: 'A cup of coffee',
    load: async () => {
      const { default: coffee } = await import('../../generated/media/coffee.ts')
      return {
        request: { inputs: coffee.url },
        output: { generated_text: 'a cup of coffee on a saucer with a spoon on a wooden table' },
        alts: { inputs: coffee.alt },
      }
    },
  },
  {
    title: 'A rocket, at most twelve tokens',
    load: async () => {
      const { default: rocket } = await import('../../generated/media/rocket.ts')
      return {
        request: { inputs: rocket.url, parameters: { max_new_tokens: 12 } },
        output: { generated_text: 'a white rocket on a launch pad at dusk' },
        alts: { inputs: rocket.alt },
      }
    },
  },
])
