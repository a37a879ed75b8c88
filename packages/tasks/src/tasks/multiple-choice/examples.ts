import { defineExamples } from '../../schema/example.ts'

export default defineExamples('multiple-choice', [
  {
    title: 'What comes next?',
    request: {
      inputs: {
        question: 'She put the kettle on the stove and',
        choices: ['waited for the water to boil.', 'drove it to the beach.', 'read it to the cat.'],
      },
    },
    output: [
      { index: 0, answer: 'waited for the water to boil.', score: 0.97 },
      { index: 1, answer: 'drove it to the beach.', score: 0.02 },
      { index: 2, answer: 'read it to the cat.', score: 0.01 },
    ],
  },
  {
    title: 'A question about a text',
    request: {
      inputs: {
        question: 'Why did Tom take the bus?',
        choices: ['He likes buses.', 'His bicycle was broken.'],
        context:
          'Tom usually cycles to school. Today his bicycle had a flat tyre, so he took the bus.',
      },
    },
    output: [
      { index: 1, answer: 'His bicycle was broken.', score: 0.96 },
      { index: 0, answer: 'He likes buses.', score: 0.04 },
    ],
  },
])
