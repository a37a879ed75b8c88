import { defineExamples } from '../../schema/example.ts'

const match =
  'It was a cold evening, but the stands were full. ' +
  'Karden Town beat Oster Rovers 2-0 on Friday. ' +
  'Lena Moreau scored both goals in the second half. ' +
  'The coach said she was proud of her young team.'

export default defineExamples('summarization', [
  {
    title: 'A match in a headline',
    request: { inputs: match, parameters: { max_length: 30 } },
    output: { summary_text: 'Karden Town beat Oster Rovers 2-0.' },
  },
  {
    title: 'A longer summary',
    request: { inputs: match, parameters: { min_length: 20, max_length: 40 } },
    output: {
      summary_text: 'Karden Town beat Oster Rovers 2-0. Lena Moreau scored both goals.',
    },
  },
])
