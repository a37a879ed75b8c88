import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('text-to-image', [
  {
    title: 'A cup of espresso',
    load: async () => {
      const { default: coffee } = await import('../../generated/media/coffee.ts')
      return {
        request: {
          inputs:
            'Photograph of an espresso in a red cup on a red saucer with a small spoon, on a wooden table, from above',
          parameters: { width: 600, height: 400 },
        },
        output: { image: coffee.url },
        alts: { 'output.image': coffee.alt },
      }
    },
  },
])
