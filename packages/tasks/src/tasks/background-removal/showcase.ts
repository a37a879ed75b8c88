import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('background-removal', [
  {
    title: 'A cup of coffee',
    load: async () => {
      const [{ default: coffee }, { default: cutOut }] = await Promise.all([
        import('../../generated/media/coffee.ts'),
        import('../../generated/media/coffee-cut-out.ts'),
      ])
      return {
        request: { inputs: coffee.url },
        output: { image: cutOut.url },
        alts: { inputs: coffee.alt, 'output.image': cutOut.alt },
      }
    },
  },
])
