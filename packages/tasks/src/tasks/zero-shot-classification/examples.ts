import { defineExamples } from '../../schema/example.ts'

export default defineExamples('zero-shot-classification', [
  {
    title: 'A message for the right desk',
    request: {
      inputs: 'I was charged twice for my last order.',
      parameters: { candidate_labels: ['billing', 'delivery', 'technical problem'] },
    },
    output: [
      { label: 'billing', score: 0.94 },
      { label: 'technical problem', score: 0.04 },
      { label: 'delivery', score: 0.02 },
    ],
  },
  {
    title: 'Several topics at once',
    request: {
      inputs: 'The new tram line will be powered by wind energy alone.',
      parameters: {
        candidate_labels: ['transport', 'environment', 'sports'],
        hypothesis_template: 'This text is about {}.',
        multi_label: true,
      },
    },
    output: [
      { label: 'transport', score: 0.97 },
      { label: 'environment', score: 0.95 },
      { label: 'sports', score: 0.01 },
    ],
  },
])
