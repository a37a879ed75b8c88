import { defineExamples } from '../../schema/example.ts'

export default defineExamples('sentence-similarity', [
  {
    title: 'The same in other words',
    request: {
      inputs: {
        source_sentence: 'A man is playing the guitar.',
        sentences: [
          'Someone makes music on a guitar.',
          'A woman plays the violin.',
          'The train is late again.',
        ],
      },
    },
    output: [0.86, 0.42, 0.03],
  },
  {
    title: 'Has this been asked before?',
    request: {
      inputs: {
        source_sentence: 'How do I change my password?',
        sentences: ['I forgot my password, what now?', 'Where can I see my invoices?'],
      },
    },
    output: [0.71, 0.18],
  },
])
