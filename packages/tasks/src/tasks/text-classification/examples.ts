import { defineExamples } from '../../schema/example.ts'

export default defineExamples('text-classification', [
  {
    title: 'A happy review',
    request: { inputs: 'This movie is absolutely fantastic!' },
    output: [{ label: 'POSITIVE', score: 0.998 }],
  },
  {
    title: 'An unhappy guest',
    request: {
      inputs: 'The room was dirty and the staff were rude.',
      parameters: { top_k: 2 },
    },
    output: [
      { label: 'NEGATIVE', score: 0.995 },
      { label: 'POSITIVE', score: 0.005 },
    ],
  },
  {
    title: 'Three texts at once',
    request: {
      inputs: ['I love this phone.', 'The battery died after a day.', 'What a lovely evening!'],
    },
    output: [
      [{ label: 'POSITIVE', score: 0.997 }],
      [{ label: 'NEGATIVE', score: 0.991 }],
      [{ label: 'POSITIVE', score: 0.996 }],
    ],
  },
  {
    title: 'Does one follow from the other?',
    request: {
      inputs: {
        text: 'A man is playing a guitar on the street.',
        text_pair: 'Somebody is making music.',
      },
    },
    output: [{ label: 'ENTAILMENT', score: 0.982 }],
  },
])
