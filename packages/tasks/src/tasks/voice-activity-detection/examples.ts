import { defineExamples } from '../../schema/example.ts'
import { once, twice } from './exampleMedia.ts'

export default defineExamples('voice-activity-detection', [
  {
    title: 'A voice between two silences',
    request: { inputs: once },
    output: [{ start: 0.07, end: 0.18, score: 0.97 }],
  },
  {
    title: 'Two parts, short pauses kept',
    request: { inputs: twice, parameters: { onset: 0.5, min_duration_off: 0.01 } },
    output: [
      { start: 0, end: 0.11, score: 0.98 },
      { start: 0.165, end: 0.275, score: 0.98 },
    ],
  },
])
