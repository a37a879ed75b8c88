import { defineExamples } from '../../schema/example.ts'
import { fruit, street, streetAtNight } from './exampleMedia.ts'

export default defineExamples('image-text-to-text', [
  {
    title: 'A list of fruit',
    request: {
      inputs: { image: fruit, text: 'List the fruit on the table, separated by commas.' },
      parameters: { max_new_tokens: 30 },
    },
    output: [{ generated_text: 'A red apple, a green apple, a banana' }],
  },
  {
    title: 'The difference between two images',
    request: {
      inputs: {
        image: street,
        images: [streetAtNight],
        text: 'What is different in the second image?',
      },
    },
    output: [
      {
        generated_text:
          'It shows the same street at night: the sky is dark, the moon is out and the door of the house is lit.',
      },
    ],
  },
])
