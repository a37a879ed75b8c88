import { defineShowcase } from '../../schema/showcase.ts'

export default defineShowcase('visual-document-retrieval', [
  {
    title: 'Which page says when the ferry goes',
    load: async () => {
      const [{ default: invoice }, { default: timetable }] = await Promise.all([
        import('../../generated/media/invoice.ts'),
        import('../../generated/media/timetable.ts'),
      ])
      return {
        request: {
          inputs: {
            query: 'When does the last ferry leave Nordøy?',
            images: [invoice.url, timetable.url],
          },
        },
        output: [
          { index: 1, score: 17.4 },
          { index: 0, score: 4.9 },
        ],
        alts: { 'inputs.images[0]': invoice.alt, 'inputs.images[1]': timetable.alt },
      }
    },
  },
])
