import { defineExamples } from '../../schema/example.ts'

export default defineExamples('reinforcement-learning', [
  {
    title: 'A pole that tips to the right',
    request: { inputs: { observation: [0.02, 0.1, 0.05, 0.31] } },
    output: { action: 1 },
  },
  {
    title: 'A field of a frozen lake',
    request: { inputs: { observation: 14 } },
    output: { action: 2 },
  },
  {
    title: 'A pendulum, with the chance of another action',
    request: {
      inputs: { observation: [0.98, -0.17, 0.4] },
      parameters: { deterministic: false },
    },
    output: { action: [0.52] },
  },
])
