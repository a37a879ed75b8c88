import { defineTask } from '../../registry/defineTask.ts'

export default defineTask({
  id: 'visual-question-answering',
  name: 'Visual Question Answering',
  modality: 'multimodal',
  icon: 'image-search',
  summary: 'Answers a question about an image.',
})
