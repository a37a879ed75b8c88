import { defineTask } from '../../registry/defineTask.ts'

export default defineTask({
  id: 'image-classification',
  name: 'Image Classification',
  modality: 'cv',
  icon: 'image',
  summary: 'Says what an image shows, as one of several classes.',
})
