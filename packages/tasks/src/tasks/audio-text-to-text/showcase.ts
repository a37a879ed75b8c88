import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('audio-text-to-text', [
  {
    title: 'What someone wants',
    load: async () => {
      const { default: reminder } = await import('../../generated/media/reminder.ts')
      return {
        request: {
          inputs: { audio: reminder.url, text: 'What does the speaker want, and when?' },
        },
        output: [
          { generated_text: 'He wants to be reminded at noon that he should call his mother.' },
        ],
        alts: { 'inputs.audio': reminder.alt },
      }
    },
  },
])
