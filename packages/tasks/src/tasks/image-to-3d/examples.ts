import { defineExamples } from '../../schema/example.ts'
import { cube, cubePicture, pyramid, pyramidPicture } from './exampleMedia.ts'

export default defineExamples('image-to-3d', [
  {
    title: 'A red cube',
    request: { inputs: cubePicture },
    output: { mesh: cube },
  },
  {
    title: 'A pyramid, cut out first',
    request: { inputs: pyramidPicture, parameters: { remove_background: true, seed: 7 } },
    output: { mesh: pyramid },
  },
])
