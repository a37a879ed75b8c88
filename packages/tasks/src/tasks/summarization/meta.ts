import { defineTask } from '../../registry/defineTask.ts'

export default defineTask({
  id: 'summarization',
  name: 'Summarization',
  modality: 'nlp',
  icon: 'document',
  summary: 'Says the same in fewer words.',
})
