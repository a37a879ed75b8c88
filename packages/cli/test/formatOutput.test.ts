import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { describe, expect, test } from 'vitest'
import { formatOutput } from '../src/output/format/formatOutput.ts'

function formatExample(task: TaskId, example: number): string {
  const { output, request } = TASK_EXAMPLES[task][example] ?? {}
  return formatOutput(task, output, request?.inputs).join('\n')
}

describe('formatOutput', () => {
  test.each(TASK_IDS)('%s: no example is a wall of numbers or of bytes', (task) => {
    for (const example of TASK_EXAMPLES[task].keys()) {
      const lines = formatExample(task, example).split('\n')
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(240)
      expect(lines.filter((line) => line.trim() === '')).toEqual([])
    }
  })

  test.each<[kind: string, task: TaskId, example: number, text: string]>([
    [
      'a part of a text is shown beside its label',
      'token-classification',
      0,
      'PER  Marie Curie  0.999  ████████████████████\nLOC  Paris        0.998  ████████████████████',
    ],
    [
      'a box is shown by its corners, in a column',
      'object-detection',
      1,
      `apple   0.982  ████████████████████  (14, 13)–(50, 56)
banana  0.975  ████████████████████  (38, 63)–(118, 92)
apple   0.964  ███████████████████   (56, 5)–(92, 48)`,
    ],
    [
      'a score of an item of the input is shown beside that item',
      'sentence-similarity',
      1,
      `I forgot my password, what now?  0.710  ██████████████
Where can I see my invoices?     0.180  ████`,
    ],
    [
      'an index is shown as the item that it stands for',
      'text-ranking',
      0,
      `Berlin has about 3.7 million inhabitants.  0.998  ████████████████████
Berlin is known for its museums.           0.021
Paris is the capital of France.            0.000`,
    ],
    [
      'scores that are no shares of one have no bars',
      'visual-document-retrieval',
      0,
      'number 3  14.600\nnumber 1  6.100\nnumber 2  5.400',
    ],
    [
      'a part of a sound is shown by its seconds',
      'voice-activity-detection',
      1,
      `0–0.11 s       0.980  ████████████████████
0.165–0.275 s  0.980  ████████████████████`,
    ],
    ['a file is shown by its type and size', 'depth-estimation', 0, 'image/png, 368 bytes'],
    ['a rate is shown beside its sound', 'text-to-speech', 0, 'audio/wav, 2,204 bytes  8000 Hz'],
    [
      'pieces are listed below the whole',
      'automatic-speech-recognition',
      1,
      'Uh oh.\n  Uh    0–0.08 s\n   oh.  0.13–0.27 s',
    ],
    [
      'a series is a small chart with its name',
      'time-series-forecasting',
      0,
      `data  visitors  ▁█▅  [126, 138, 133]
quantiles
  0.1  visitors  ▁█▄  [117, 127, 121]
  0.9  visitors  ▁█▇  [135, 149, 146]`,
    ],
    [
      'long arrays are cut, with their shape',
      'feature-extraction',
      1,
      '[0.12, -0.81, 0.33, 0.05, 0.64, -0.11, 0.27, -0.4, …] 3 × 4 numbers',
    ],
    [
      'what a row of a table is, is one line',
      'tabular-classification',
      0,
      'setosa\nversicolor\nvirginica',
    ],
    ['words that a chat answers stand alone', 'chat-completion', 2, 'Yes, it is raining in Oslo.'],
    [
      'lists in a list are rows as well',
      'fill-mask',
      2,
      'coffee  0.328  ███████\nmug  0.411  ████████',
    ],
  ])('behavior: %s', (_, task, example, text) => {
    expect(formatExample(task, example)).toBe(text)
  })
})
