import { defineExamples } from '../../schema/example.ts'

export default defineExamples('tabular-to-text', [
  {
    title: 'Triples of a knowledge graph',
    request: {
      inputs: {
        data: {
          subject: ['Alan Turing', 'Alan Turing'],
          predicate: ['birth place', 'field of work'],
          object: ['London', 'computer science'],
        },
      },
    },
    output: { generated_text: 'Alan Turing, a computer scientist, was born in London.' },
  },
  {
    title: 'A restaurant',
    request: {
      inputs: {
        data: { name: ['The Mill'], food: ['Italian'], price: ['cheap'], family_friendly: [true] },
      },
      parameters: { max_new_tokens: 40 },
    },
    output: { generated_text: 'The Mill serves cheap Italian food and welcomes families.' },
  },
])
