import { defineExamples } from '../../schema/example.ts'

const tower =
  'The Eiffel Tower stands in Paris. It was finished in 1889 and is 330 metres tall. ' +
  'Gustave Eiffel’s company built it for a world’s fair.'

export default defineExamples('question-answering', [
  {
    title: 'A year',
    request: { inputs: { question: 'When was the tower finished?', context: tower } },
    output: [{ answer: '1889', score: 0.973, start: 53, end: 57 }],
  },
  {
    title: 'The two best answers',
    request: {
      inputs: { question: 'Who built it?', context: tower },
      parameters: { top_k: 2 },
    },
    output: [
      { answer: 'Gustave Eiffel’s company', score: 0.81, start: 82, end: 106 },
      { answer: 'Gustave Eiffel', score: 0.14, start: 82, end: 96 },
    ],
  },
])
