import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('any-to-any', [
  {
    title: 'A photograph and a spoken sentence',
    load: async () => {
      const [{ default: coffee }, { default: canoe }] = await Promise.all([
        import('../../generated/media/coffee.ts'),
        import('../../generated/media/canoe.ts'),
      ])
      return {
        request: {
          inputs: {
            text: 'Does the recording describe what the photograph shows?',
            image: coffee.url,
            audio: canoe.url,
          },
        },
        output: [
          {
            generated_text:
              'No. The photograph shows a cup of espresso; the recording is about a birch canoe that slides on planks.',
          },
        ],
        alts: { 'inputs.image': coffee.alt, 'inputs.audio': canoe.alt },
      }
    },
  },
])
