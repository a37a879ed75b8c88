import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('automatic-speech-recognition', [
  {
    title: 'A sentence with the times of its words',
    load: async () => {
      const { default: canoe } = await import('../../generated/media/canoe.ts')
      return {
        request: { inputs: canoe.url, parameters: { return_timestamps: 'word' } },
        output: {
          text: 'The birch canoe slid on the smooth planks.',
          chunks: [
            { text: 'The', timestamp: [0.18, 0.26] },
            { text: ' birch', timestamp: [0.26, 0.56] },
            { text: ' canoe', timestamp: [0.56, 0.91] },
            { text: ' slid', timestamp: [0.91, 1.25] },
            { text: ' on', timestamp: [1.25, 1.43] },
            { text: ' the', timestamp: [1.43, 1.49] },
            { text: ' smooth', timestamp: [1.49, 1.81] },
            { text: ' planks.', timestamp: [1.81, 2.39] },
          ],
        },
        alts: { inputs: canoe.alt },
      }
    },
  },
  {
    title: 'A reminder, in English',
    load: async () => {
      const { default: reminder } = await import('../../generated/media/reminder.ts')
      return {
        request: { inputs: reminder.url, parameters: { language: 'en' } },
        output: { text: 'Remind me at noon to call my mother.' },
        alts: { inputs: reminder.alt },
      }
    },
  },
])
