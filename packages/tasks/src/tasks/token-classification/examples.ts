import { defineExamples } from '../../schema/example.ts'

export default defineExamples('token-classification', [
  {
    title: 'Names in a sentence',
    request: {
      inputs: 'Marie Curie worked in Paris.',
      parameters: { aggregation_strategy: 'simple' },
    },
    output: [
      { entity_group: 'PER', score: 0.999, word: 'Marie Curie', start: 0, end: 11 },
      { entity_group: 'LOC', score: 0.998, word: 'Paris', start: 22, end: 27 },
    ],
  },
  {
    title: 'Token by token',
    request: { inputs: 'Anna lives in Oslo.' },
    output: [
      { entity: 'B-PER', score: 0.998, index: 1, word: 'Anna', start: 0, end: 4 },
      { entity: 'B-LOC', score: 0.997, index: 4, word: 'Oslo', start: 14, end: 18 },
    ],
  },
  {
    title: 'Parts of speech',
    request: {
      inputs: 'Birds sing.',
      parameters: { aggregation_strategy: 'simple', ignore_labels: [] },
    },
    output: [
      { entity_group: 'NOUN', score: 0.998, word: 'birds', start: 0, end: 5 },
      { entity_group: 'VERB', score: 0.997, word: 'sing', start: 6, end: 10 },
      { entity_group: 'PUNCT', score: 0.999, word: '.', start: 10, end: 11 },
    ],
  },
])
