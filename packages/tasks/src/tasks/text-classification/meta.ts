import { defineTask } from '../../registry/defineTask.ts'

export default defineTask({
  id: 'text-classification',
  name: 'Text Classification',
  modality: 'nlp',
  icon: 'tag',
  summary: 'Puts a text into one of several classes: its sentiment, its topic, its intent.',
})
