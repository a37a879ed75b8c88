import { defineExamples } from '../../schema/example.ts'

export default defineExamples('fill-mask', [
  {
    title: 'A capital',
    request: { inputs: 'The capital of France is [MASK].', parameters: { top_k: 2 } },
    output: [
      {
        sequence: 'the capital of france is paris.',
        score: 0.417,
        token: 3000,
        token_str: 'paris',
      },
      {
        sequence: 'the capital of france is lille.',
        score: 0.071,
        token: 22479,
        token_str: 'lille',
      },
    ],
  },
  {
    title: 'One of two words',
    request: {
      inputs: 'The soup is too [MASK] to eat.',
      parameters: { targets: ['hot', 'cold'] },
    },
    output: [
      { sequence: 'the soup is too hot to eat.', score: 0.312, token: 2980, token_str: 'hot' },
      { sequence: 'the soup is too cold to eat.', score: 0.124, token: 3147, token_str: 'cold' },
    ],
  },
  {
    title: 'Two words at once',
    request: {
      inputs: 'She poured [MASK] into her [MASK].',
      parameters: { top_k: 1 },
    },
    output: [
      [
        {
          sequence: '[CLS] she poured coffee into her [MASK]. [SEP]',
          score: 0.328,
          token: 4157,
          token_str: 'coffee',
        },
      ],
      [
        {
          sequence: '[CLS] she poured [MASK] into her mug. [SEP]',
          score: 0.411,
          token: 14757,
          token_str: 'mug',
        },
      ],
    ],
  },
])
