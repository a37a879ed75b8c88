import { defineExamples } from '../../schema/example.ts'

const medals = {
  Year: [2018, 2022],
  Event: ['Slalom', 'Giant slalom'],
  Place: [4, 1],
}

export default defineExamples('table-to-text', [
  {
    title: 'One highlighted row',
    request: {
      inputs: {
        table: medals,
        title: 'Ida Berg, Olympic results',
        highlighted_cells: [
          [1, 0],
          [1, 1],
          [1, 2],
        ],
      },
    },
    output: { generated_text: 'Ida Berg won the giant slalom at the 2022 Olympic Games.' },
  },
  {
    title: 'A small table as a whole',
    request: {
      inputs: { table: { City: ['Oslo', 'Bergen'], 'Rainy days': [113, 202] } },
      parameters: { max_new_tokens: 40 },
    },
    output: { generated_text: 'Oslo has 113 rainy days a year, Bergen 202.' },
  },
])
