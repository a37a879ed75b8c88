import { defineTask } from '../../registry/defineTask.ts'

export default defineTask({
  id: 'translation',
  name: 'Translation',
  modality: 'nlp',
  icon: 'translate',
  summary: 'Says the same in another language.',
})
