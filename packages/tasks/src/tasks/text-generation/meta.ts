import { defineTask } from '../../registry/defineTask.ts'

export default defineTask({
  id: 'text-generation',
  name: 'Text Generation',
  modality: 'nlp',
  icon: 'pen',
  summary: 'Continues a text.',
})
