import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('image-to-3d', [
  {
    title: 'A red ball',
    load: async () => {
      const [{ default: ball }, { default: model }] = await Promise.all([
        import('../../generated/media/red-ball.ts'),
        import('../../generated/media/red-ball-model.ts'),
      ])
      return {
        request: { inputs: ball.url },
        output: { mesh: model.url },
        alts: { inputs: ball.alt, 'output.mesh': model.alt },
      }
    },
  },
])
