import { defineExamples } from '../../schema/example.ts'
import { invoice, notice } from './exampleMedia.ts'

export default defineExamples('document-question-answering', [
  {
    title: 'The total of an invoice',
    request: { inputs: { image: invoice, question: 'What is the total?' } },
    output: [{ answer: '85.50', score: 0.97, start: 11, end: 11 }],
  },
  {
    title: 'Opening hours, with the words known',
    request: {
      inputs: { image: notice, question: 'When is the library open on Saturday?' },
      parameters: {
        word_boxes: [
          ['LIBRARY', [75, 70, 750, 170]],
          ['MON-FRI', [75, 280, 410, 330]],
          ['9-18', [475, 280, 660, 330]],
          ['SAT', [75, 370, 210, 420]],
          ['10-14', [275, 370, 510, 420]],
          ['SUN', [75, 460, 210, 510]],
          ['CLOSED', [275, 460, 560, 510]],
        ],
      },
    },
    output: [{ answer: '10-14', score: 0.94, start: 4, end: 4 }],
  },
])
