import { defineExamples } from '../../schema/example.ts'
import { apple, cutApple, cutCar, street } from './exampleMedia.ts'

export default defineExamples('background-removal', [
  {
    title: 'An apple',
    request: { inputs: apple },
    output: { image: cutApple },
  },
  {
    title: 'A car on a street',
    request: { inputs: street },
    output: { image: cutCar },
  },
])
