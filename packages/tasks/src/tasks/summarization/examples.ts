import { defineExamples } from '../../schema/example.ts'

const council =
  'The city council of Marlow voted on Monday to build a new library next to the station. ' +
  'The building will cost four million euros and open in two years. ' +
  'Residents had asked for more space to read and study. ' +
  'The old library has been closed since a fire last winter.'

export default defineExamples('summarization', [
  {
    title: 'Local news in a headline',
    request: { inputs: council, parameters: { max_length: 30 } },
    output: { summary_text: 'Marlow council votes to build a new library.' },
  },
  {
    title: 'A longer summary',
    request: { inputs: council, parameters: { min_length: 20, max_length: 60 } },
    output: {
      summary_text: 'Marlow council votes to build a new library. It will cost four million euros.',
    },
  },
])
