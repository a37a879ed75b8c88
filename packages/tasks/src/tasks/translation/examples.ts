import { defineExamples } from '../../schema/example.ts'

export default defineExamples('translation', [
  {
    title: 'A greeting, to French',
    request: {
      inputs: 'Hello, how are you?',
      parameters: { src_lang: 'en', tgt_lang: 'fr' },
    },
    output: { translation_text: 'Bonjour, comment allez-vous ?' },
  },
  {
    title: 'A question, to English',
    request: {
      inputs: 'Où est la gare ?',
      parameters: { src_lang: 'fr', tgt_lang: 'en' },
    },
    output: { translation_text: 'Where is the station?' },
  },
])
