import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('robotics', [
  {
    title: 'A rover drives to the red ball',
    load: async () => {
      const { default: room } = await import('../../generated/media/room.ts')
      return {
        request: {
          inputs: {
            observation: { state: [0, 0, 0], images: { front: room.url } },
            instruction: 'Stop half a metre before the red ball.',
          },
          parameters: { n_action_steps: 4 },
        },
        output: {
          actions: [
            [0, 0, -0.237],
            [-0.176, 0.726, -0.237],
            [-0.351, 1.451, -0.237],
            [-0.527, 2.177, -0.237],
          ],
        },
        alts: { 'inputs.observation.images.front': room.alt },
      }
    },
  },
])
