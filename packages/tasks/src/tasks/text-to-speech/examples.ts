import { defineExamples } from '../../schema/example.ts'
import { ah, uhOh } from './exampleMedia.ts'

export default defineExamples('text-to-speech', [
  {
    title: 'Something went wrong',
    request: { inputs: 'Uh-oh.' },
    output: { audio: uhOh, sampling_rate: 8000 },
  },
  {
    title: 'At the dentist’s, spoken slowly',
    request: { inputs: 'Ah.', parameters: { language: 'en', speed: 0.5 } },
    output: { audio: ah, sampling_rate: 8000 },
  },
])
