import { defineExamples } from '../../schema/example.ts'

const cities = {
  City: ['Oslo', 'Bergen', 'Tromsø'],
  Inhabitants: ['700000', '290000', '78000'],
}

export default defineExamples('table-question-answering', [
  {
    title: 'The largest of three',
    request: { inputs: { table: cities, question: 'Which city has the most inhabitants?' } },
    output: [{ answer: 'Oslo', coordinates: [[0, 0]], cells: ['Oslo'], aggregator: 'NONE' }],
  },
  {
    title: 'A sum of cells',
    request: { inputs: { table: cities, question: 'How many people live in Oslo and Bergen?' } },
    output: [
      {
        answer: 'SUM > 700000, 290000',
        coordinates: [
          [0, 1],
          [1, 1],
        ],
        cells: ['700000', '290000'],
        aggregator: 'SUM',
      },
    ],
  },
])
