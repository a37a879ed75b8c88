import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('depth-estimation', [
  {
    title: 'Three balls, with metres',
    load: async () => {
      const [{ default: room }, { default: depth }] = await Promise.all([
        import('../../generated/media/room.ts'),
        import('../../generated/media/room-depth.ts'),
      ])
      return {
        request: { inputs: room.url },
        output: {
          depth: depth.url,
          predicted_depth: [
            [6.75, 6.75, 6.75, 6.75, 6.75, 6.75, 6.75, 6.75, 6.75, 6.75, 6.75, 6.75],
            [6.85, 6.85, 6.85, 6.85, 6.85, 6.85, 6.85, 6.85, 6.85, 6.85, 6.85, 6.85],
            [6.95, 6.95, 6.95, 6.95, 6.95, 6.95, 6.95, 4.75, 4.44, 4.44, 6.95, 6.95],
            [7.05, 7.05, 7.05, 7.05, 7.05, 7.05, 7.05, 4.6, 4.36, 4.35, 7.05, 7.05],
            [6.13, 6.13, 2.81, 2.82, 3, 6.13, 6.13, 4.92, 4.52, 4.55, 6.13, 6.13],
            [4.37, 4.37, 2.76, 2.78, 2.95, 4.37, 4.37, 2.56, 2.43, 2.46, 4.37, 4.37],
            [3.39, 3.39, 2.91, 2.9, 3.39, 3.39, 3.39, 2.51, 2.38, 2.4, 3.39, 3.39],
            [2.77, 2.77, 2.77, 2.77, 2.77, 2.77, 2.77, 2.77, 2.5, 2.77, 2.77, 2.77],
          ],
        },
        alts: { inputs: room.alt, 'output.depth': depth.alt },
      }
    },
  },
])
