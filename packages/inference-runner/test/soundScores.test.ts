/** The demonstration models of sounds and series: the scores on their cards, and the registry's examples. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { listExamples } from '@taskmesh/tasks-data/showcase'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readCard } from './support/card.ts'
import { demoRunner } from './support/demoRunner.ts'
import { differenceOf, mean, wordErrorRate } from './support/metrics.ts'

const runner = demoRunner()
afterAll(() => runner.close())

const readSounds = (folder: string, rows: readonly { audio: string }[]) =>
  Promise.all(rows.map(({ audio }) => readFile(join(folder, audio))))

/** The sounds of a task's examples for people. */
async function shownSounds(task: TaskId): Promise<string[]> {
  const examples = await Promise.all((await listExamples(task)).map(({ load }) => load()))
  return examples.map(({ request }) => z.parse(z.object({ inputs: z.string() }), request).inputs)
}

describe('automatic-speech-recognition', () => {
  test('score: word error rate', async () => {
    const row = z.object({ audio: z.string(), text: z.string() })
    const { folder, rows, metric, value } = await readCard('automatic-speech-recognition', row)
    const { output } = await runner.run('automatic-speech-recognition', {
      inputs: await readSounds(folder, rows),
    })
    const pairs = rows.map(({ text }, at) => ({ expected: text, written: output[at]?.text ?? '' }))
    expect(metric).toBe('wer')
    expect(Math.abs(wordErrorRate(pairs) - value)).toBeLessThan(0.01)
  })

  test('the first example is written down as “ah”', async () => {
    const request = TASK_EXAMPLES['automatic-speech-recognition'][0]?.request ?? { inputs: '' }
    const { output } = await runner.run('automatic-speech-recognition', request)
    expect(output).toMatchObject({ text: 'ah' })
  })

  test('the sentence about a canoe, with the times of its words', async () => {
    const [inputs = ''] = await shownSounds('automatic-speech-recognition')
    const { output } = await runner.run('automatic-speech-recognition', {
      inputs,
      parameters: { return_timestamps: 'word' },
    })
    const words = output.chunks?.map(({ text }) => text.trim()) ?? []
    expect(output.text).toMatch(/the birch canoe slid on the smooth/)
    expect(words.join(' ')).toBe(output.text)
    const starts = output.chunks?.map(({ timestamp: [start] }) => start) ?? []
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    expect(starts.at(-1)).toBeGreaterThan(1)
    expect(starts.at(-1)).toBeLessThan(2.6)
  })
})

describe('audio-classification', () => {
  test('score: accuracy', async () => {
    const row = z.object({ audio: z.string(), label: z.string() })
    const { folder, rows, metric, value } = await readCard('audio-classification', row)
    const { output } = await runner.run('audio-classification', {
      inputs: await readSounds(folder, rows),
    })
    const hits = rows.map(({ label }, at) => Number(output[at]?.[0]?.label === label))
    expect(metric).toBe('accuracy')
    expect(Math.abs(mean(hits) - value)).toBeLessThan(0.02)
  })

  test.each([
    [0, 'Beep, bleep'],
    [1, 'Speech'],
  ])('example %d is called %s', async (index, label) => {
    const request = TASK_EXAMPLES['audio-classification'][index]?.request ?? { inputs: '' }
    const { output } = await runner.run('audio-classification', request)
    expect(output[0]).toMatchObject({ label })
  })

  test('a guitar is music, and a woman who speaks is speech', async () => {
    const inputs = await shownSounds('audio-classification')
    const { output } = await runner.run('audio-classification', { inputs })
    expect(output.map(([best]) => best?.label)).toEqual(['Music', 'Speech'])
  })
})

describe('voice-activity-detection', () => {
  const interval = z.tuple([z.number(), z.number()])

  test('score: detection error rate', async () => {
    const row = z.object({ audio: z.string(), speech: z.array(interval) })
    const { folder, rows, metric, value } = await readCard('voice-activity-detection', row)
    const { output } = await runner.run('voice-activity-detection', {
      inputs: await readSounds(folder, rows),
    })
    const truth = rows.map(({ speech }) => speech.map(([start, end]) => ({ start, end })))
    const wrong = truth.map((speech, at) => differenceOf(speech, output[at] ?? []))
    const spoken = truth.map((speech) => differenceOf(speech, []))
    expect(metric).toBe('detection error rate')
    expect(Math.abs(mean(wrong) / mean(spoken) - value)).toBeLessThan(0.02)
  })

  test.each([0, 1])('example %d: the voices are where they are', async (index) => {
    const example = TASK_EXAMPLES['voice-activity-detection'][index]
    const { output } = await runner.run(
      'voice-activity-detection',
      example?.request ?? { inputs: '' },
    )
    const found = z.parse(z.array(z.object({ start: z.number(), end: z.number() })), output)
    const wanted = z.parse(
      z.array(z.object({ start: z.number(), end: z.number() })),
      example?.output,
    )
    expect(found).toHaveLength(wanted.length)
    expect(differenceOf(found, wanted)).toBeLessThan(0.06 * wanted.length)
  })

  test('two sentences with a pause', async () => {
    const [inputs = ''] = await shownSounds('voice-activity-detection')
    const { output } = await runner.run('voice-activity-detection', { inputs })
    expect(output).toHaveLength(2)
  })
})

describe('text-to-speech', () => {
  const read = async (inputs: string[]) => (await runner.run('text-to-speech', { inputs })).output

  test('score: what the recogniser writes down of it', async () => {
    const { rows, metric, value } = await readCard('text-to-speech', z.object({ text: z.string() }))
    const spoken = await read(rows.map(({ text }) => text))
    const { output } = await runner.run('automatic-speech-recognition', {
      inputs: spoken.map(({ audio }) => audio),
    })
    const pairs = rows.map(({ text }, at) => ({ expected: text, written: output[at]?.text ?? '' }))
    expect(metric).toBe('wer of demo-spoken-words')
    expect(Math.abs(wordErrorRate(pairs) - value)).toBeLessThan(0.02)
  })

  test('the reminder of the examples can be made out', async () => {
    const [spoken] = await read(['Remind me at noon to call my mother.'])
    const { output } = await runner.run('automatic-speech-recognition', {
      inputs: spoken?.audio ?? '',
    })
    expect(output.text).toMatch(/remind me at noon .*my mother/)
  })
})

describe('time-series-forecasting', () => {
  const seriesByName = z.record(z.string(), z.array(z.nullable(z.number())))
  const request = z.object({ inputs: z.object({ data: seriesByName }) })
  const inputsOf = (example: number) =>
    z.parse(request, TASK_EXAMPLES['time-series-forecasting'][example]?.request).inputs
  const visitors = [120, 132, 128, 141, 190, 230, 98]

  test('score: mean absolute scaled error', async () => {
    const numbers = z.array(z.number())
    const row = z.object({ past: numbers, future: numbers, period: z.int() })
    const { rows, metric, value } = await readCard('time-series-forecasting', row)
    const { output } = await runner.run('time-series-forecasting', {
      inputs: rows.map(({ past }) => ({ data: { series: past } })),
    })
    const errors = rows.map(({ past, future, period }, at) => {
      const guess = output[at]?.data['series'] ?? []
      const error = mean(future.map((one, step) => Math.abs(one - (guess[step] ?? NaN))))
      const repeated = past.slice(period).map((one, step) => Math.abs(one - (past[step] ?? NaN)))
      return error / mean(repeated)
    })
    expect(metric).toBe('mase')
    expect(mean(errors)).toBeCloseTo(value, 2)
  })

  test('behavior: two weeks are enough to see a week, and quantiles lie around the median', async () => {
    const { output, warnings } = await runner.run('time-series-forecasting', {
      inputs: inputsOf(0),
      parameters: { prediction_length: 7, quantile_levels: [0.1, 0.5, 0.9] },
    })
    const [low, middle, high] = ['0.1', '0.5', '0.9'].map(
      (level) => output.quantiles?.[level]?.['visitors'] ?? [],
    )
    expect(warnings).toEqual([])
    expect(middle).toEqual(output.data['visitors'])
    for (const [at, value] of visitors.entries()) {
      expect(Math.abs((middle?.[at] ?? NaN) - value)).toBeLessThan(25)
      expect(low?.[at]).toBeLessThan(middle?.[at] ?? NaN)
      expect(high?.[at]).toBeGreaterThan(middle?.[at] ?? NaN)
    }
  })

  test('behavior: levels between those of the model, and outside of them with a warning', async () => {
    const { output, warnings } = await runner.run('time-series-forecasting', {
      inputs: { data: { visitors: [...visitors, ...visitors] } },
      parameters: { quantile_levels: [0.01, 0.05, 0.8, 0.85, 0.9], prediction_length: 1 },
    })
    const at = (level: string) => output.quantiles?.[level]?.['visitors']?.[0] ?? NaN
    expect(at('0.01')).toBe(at('0.05'))
    expect(at('0.85')).toBeCloseTo((at('0.8') + at('0.9')) / 2, 5)
    expect(warnings).toEqual([
      'The quantile 0.01 is that of 0.05: the model knows those from 0.05 to 0.95.',
    ])
  })

  test('behavior: missing values and a series of five', async () => {
    const { output } = await runner.run('time-series-forecasting', {
      inputs: inputsOf(1),
      parameters: { targets: ['sales'], prediction_length: 2 },
    })
    expect(output.data['sales']).toHaveLength(2)
    for (const value of output.data['sales'] ?? []) {
      expect(value).toBeGreaterThan(60)
      expect(value).toBeLessThan(140)
    }
  })
})
