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
])
