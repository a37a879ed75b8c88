import { defineExamples } from '../../schema/example.ts'

export default defineExamples('text-generation', [
  {
    title: 'The beginning of a story',
    request: { inputs: 'Once upon a time', parameters: { max_length: 40 } },
    output: [{ generated_text: 'Once upon a time there was a small fox who lived near a river.' }],
  },
  {
    title: 'Two different endings',
    request: {
      inputs: 'The little dog went to the park',
      parameters: {
        max_length: 40,
        do_sample: true,
        temperature: 0.8,
        top_p: 0.9,
        num_return_sequences: 2,
        seed: 7,
      },
    },
    output: [
      { generated_text: 'The little dog went to the park and found a red ball.' },
      { generated_text: 'The little dog went to the park to look for its friend.' },
    ],
  },
  {
    title: 'With the tokens that were written',
    request: {
      inputs: 'The capital of France is',
      parameters: { max_new_tokens: 2, return_full_text: false, details: true, top_n_tokens: 2 },
    },
    output: [
      {
        generated_text: ' Paris.',
        details: {
          finish_reason: 'length',
          generated_tokens: 2,
          seed: null,
          prefill: [],
          tokens: [
            { id: 6342, text: ' Paris', logprob: -0.52, special: false },
            { id: 13, text: '.', logprob: -0.81, special: false },
          ],
          top_tokens: [
            [
              { id: 6342, text: ' Paris', logprob: -0.52, special: false },
              { id: 257, text: ' a', logprob: -2.94, special: false },
            ],
            [
              { id: 13, text: '.', logprob: -0.81, special: false },
              { id: 11, text: ',', logprob: -1.13, special: false },
            ],
          ],
        },
      },
    ],
  },
])
