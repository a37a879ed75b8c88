import { defineExamples } from '../../schema/example.ts'

export default defineExamples('tabular-classification', [
  {
    title: 'Three flowers',
    request: {
      inputs: {
        data: {
          sepal_length: [5.1, 6.3, 6.5],
          sepal_width: [3.5, 2.9, 3],
          petal_length: [1.4, 4.3, 5.8],
          petal_width: [0.2, 1.3, 2.2],
        },
      },
    },
    output: ['setosa', 'versicolor', 'virginica'],
  },
  {
    title: 'Who may leave, with a gap in the data',
    request: {
      inputs: {
        data: {
          contract: ['monthly', 'two years'],
          months: [3, 41],
          support_calls: [5, null],
        },
      },
    },
    output: [true, false],
  },
])
