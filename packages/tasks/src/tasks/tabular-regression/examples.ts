import { defineExamples } from '../../schema/example.ts'

export default defineExamples('tabular-regression', [
  {
    title: 'Weight of two fish, in grams',
    request: {
      inputs: {
        data: {
          Species: ['Perch', 'Pike'],
          Length1: [20, 34.8],
          Height: [5.6, 7.3],
          Width: [3.5, 4.6],
        },
      },
    },
    output: [112.4, 431.9],
  },
  {
    title: 'Price of a flat',
    request: {
      inputs: { data: { square_metres: [64], rooms: [3], floor: [2], district: ['north'] } },
    },
    output: [268000],
  },
])
