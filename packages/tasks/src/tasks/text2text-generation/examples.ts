import { defineExamples } from '../../schema/example.ts'

export default defineExamples('text2text-generation', [
  {
    title: 'Correct a sentence',
    request: { inputs: 'grammar: She go to school every days.' },
    output: [{ generated_text: 'She goes to school every day.' }],
  },
  {
    title: 'Two ways to say it',
    request: {
      inputs: 'Paraphrase: The meeting was moved to Friday.',
      parameters: { num_return_sequences: 2, do_sample: true, top_p: 0.9, seed: 3 },
    },
    output: [
      { generated_text: 'The meeting will now take place on Friday.' },
      { generated_text: 'They moved the meeting to Friday.' },
    ],
  },
])
