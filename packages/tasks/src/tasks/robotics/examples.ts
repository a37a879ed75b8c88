import { defineExamples } from '../../schema/example.ts'
import { topCamera, wristCamera } from './exampleMedia.ts'

export default defineExamples('robotics', [
  {
    title: 'An arm picks up a block',
    request: {
      inputs: {
        observation: {
          state: [4.2, -62.5, 58.1, 71.3, 1.8, 40],
          images: { top: topCamera, wrist: wristCamera },
        },
        instruction: 'Pick up the red block.',
      },
      parameters: { n_action_steps: 3 },
    },
    output: {
      actions: [
        [4.6, -61.2, 58.9, 71.3, 1.8, 40],
        [5.1, -59.8, 59.6, 71.2, 1.7, 40],
        [5.5, -58.3, 60.4, 71.1, 1.7, 39.5],
      ],
    },
  },
  {
    title: 'A pusher that knows one thing to do',
    request: {
      inputs: { observation: { state: [222, 97], images: { image: topCamera } } },
      parameters: { n_action_steps: 2 },
    },
    output: {
      actions: [
        [226.5, 103.2],
        [231.8, 110.7],
      ],
    },
  },
])
