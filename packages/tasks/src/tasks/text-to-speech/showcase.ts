import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('text-to-speech', [
  {
    title: 'A sentence',
    load: async () => {
      const { default: canoe } = await import('../../generated/media/canoe.ts')
      return {
        request: { inputs: 'The birch canoe slid on the smooth planks.' },
        output: { audio: canoe.url, sampling_rate: 16_000 },
        alts: { 'output.audio': canoe.alt },
      }
    },
  },
  {
    title: 'A reminder, in English',
    load: async () => {
      const { default: reminder } = await import('../../generated/media/reminder.ts')
      return {
        request: {
          inputs: 'Remind me at noon to call my mother.',
          parameters: { language: 'en' },
        },
        output: { audio: reminder.url, sampling_rate: 16_000 },
        alts: { 'output.audio': reminder.alt },
      }
    },
  },
])
