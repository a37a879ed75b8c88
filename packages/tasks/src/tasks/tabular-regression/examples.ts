import { defineExamples } from '../../schema/example.ts'

export default defineExamples('tabular-regression', [
  {
    title: 'How far diabetes goes on in a year, for two patients',
    request: {
      inputs: {
        data: {
          age: [54, 45],
          sex: [2, 1],
          bmi: [36.1, 24.2],
          bp: [115, 83],
          s1: [163, 160],
          s2: [98.4, 88.4],
          s3: [43, 60],
          s4: [4, 3],
          s5: [4.68, 4.2],
          s6: [101, 85],
        },
      },
    },
    output: [238.9, 112.4],
  },
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
