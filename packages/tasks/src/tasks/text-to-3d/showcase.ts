import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('text-to-3d', [
  {
    title: 'A red ball',
    load: async () => {
      const { default: model } = await import('../../generated/media/red-ball-model.ts')
      return {
        request: { inputs: 'A plain red ball, 90 centimetres across' },
        output: { mesh: model.url },
        alts: { 'output.mesh': model.alt },
      }
    },
  },
])
