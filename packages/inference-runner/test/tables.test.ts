import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import type { TaskInput } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import {
  columnValues,
  ranksOf,
  relationsOf,
} from '../src/engines/transformersJs/tables/columnValues.ts'
import { readDate } from '../src/engines/transformersJs/tables/dates.ts'
import { indexedTable } from '../src/engines/transformersJs/tables/indexedTable.ts'
import { numericValues } from '../src/engines/transformersJs/tables/numericValues.ts'
import { createRunner } from '../src/index.ts'

const TASK = 'table-question-answering'
const MODEL = fileURLToPath(
  new URL('../../../parity/models/table-question-answering-tapas', import.meta.url),
)
const CITIES = { City: ['Oslo', 'Paris'], Year: [1048, null] }

const runner = createRunner({
  models: [
    { task: TASK, id: 'tapas', path: MODEL },
    { task: TASK, id: DEMO_MODELS[TASK].id, path: demoModelDirectory(TASK) },
  ],
  process: 'shared',
  threads: 1,
})

afterAll(() => runner.close())

function longTable(rows: number, cell: string): TaskInput<typeof TASK>['table'] {
  return {
    name: Array.from({ length: rows }, () => cell),
    size: Array.from({ length: rows }, (_, row) => row),
  }
}

test.each([
  ['may', { month: 5 }],
  ['2004', { year: 2004 }],
  ['1990s', { year: 1990 }],
  ['june 1, 1999', { year: 1999, month: 6, day: 1 }],
  ['3 jan 2004', { year: 2004, month: 1, day: 3 }],
  ['05.06.1987', { year: 1987, month: 6, day: 5 }],
  ['monday, jun 30', { month: 6, day: 30 }],
])('default: "%s" is a date', (text, date) => {
  expect(readDate(text)).toEqual({ year: undefined, month: undefined, day: undefined, ...date })
})

test.each(['2017', '31 april 2000', 'feb 29', 'may 32', 'in may', '5', ''])(
  'behavior: "%s" is no date',
  (text) => expect(readDate(text)).toBeUndefined(),
)

test.each([
  ['1,000 and -3', [1000, -3]],
  ['the 12th, or three', [12, 3]],
  ['5%, $7.50', [5, 7.5]],
  ['１２ km', [12]],
  ['1e5 x5y', [100_000, 5]],
  ['n/a', []],
])('default: the numbers of "%s"', (text, numbers) => {
  expect(numericValues(text)).toEqual(numbers)
})

test('behavior: a year is a number and a date, a longer date is one value', () => {
  expect(numericValues('2004')).toEqual([2004, expect.objectContaining({ year: 2004 })])
  expect(numericValues('12 May 2004')).toEqual([{ year: 2004, month: 5, day: 12 }])
})

test('behavior: any text has values that are numbers or dates', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const value of numericValues(text)) {
        expect(
          typeof value === 'number' ? !Number.isNaN(value) : Object.keys(value).length > 0,
        ).toBe(true)
      }
    }),
  )
})

test('default: cells are ranked by what all dates of a column have', () => {
  const column = columnValues(['May 2004', '2003', '12 June 2004'].map(numericValues))
  expect(ranksOf(column)).toEqual([
    { rank: 2, inverse: 1 },
    { rank: 1, inverse: 2 },
    { rank: 2, inverse: 1 },
  ])
})

test('behavior: a column in which fewer than 7 of 10 cells have a number has no ranks', () => {
  const column = columnValues(['1', 'a', '3'].map(numericValues))
  expect(ranksOf(column)).toEqual(column.map(() => ({ rank: 0, inverse: 0 })))
})

test('default: each cell has its relations to the numbers of the question', () => {
  const column = columnValues(['1', '5', '9'].map(numericValues))
  expect(relationsOf(column, numericValues('5 or 7'))).toEqual([4, 1 + 4, 2])
})

test('default: a table as TAPEX reads it', () => {
  expect(indexedTable(CITIES)).toBe('col : City | Year row 1 : Oslo | 1048 row 2 : Paris | ')
})

test('default: cells that are numbers or empty come back as strings', async () => {
  const { output, warnings } = await runner.run(TASK, {
    inputs: { table: CITIES, question: 'Which?' },
  })
  const [{ coordinates = [], cells } = {}] = output
  const columns = Object.values(CITIES)
  expect(coordinates.length).toBeGreaterThan(0)
  expect(cells).toEqual(coordinates.map(([row, column]) => String(columns[column]?.[row] ?? '')))
  expect(warnings).toEqual([])
})

test('behavior: ends of cells, then rows, are left out of a table that is too long, and both are said', async () => {
  const few = { table: longTable(12, 'the old man lives in paris and works'), question: 'Who?' }
  const many = { table: longTable(40, 'a'), question: 'Who?' }
  const { warnings } = await runner.run(TASK, { inputs: [few, many] })
  expect(warnings).toEqual([
    'Table 1 is long; the model reads the first 6 tokens of each cell only.',
    'Table 2 has 40 rows; the model reads the first 31 only.',
  ])
})

test('error: with truncation: false a table that is too long is refused', async () => {
  const inputs = { table: longTable(12, 'the old man lives in paris and works'), question: 'Who?' }
  await expect(
    runner.run(TASK, { inputs, parameters: { truncation: false } }),
  ).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    issues: [{ path: 'inputs.table', expected: expect.stringContaining('at most 96 tokens') }],
  })
})

test('error: a table with more columns than the model knows', async () => {
  const table = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`c${at}`, ['x']]))
  await expect(runner.run(TASK, { inputs: { table, question: 'What?' } })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    issues: [{ path: 'inputs.table', expected: 'at most 31 columns', received: '40 columns' }],
  })
})

test('behavior: parameters without effect are named', async () => {
  const { warnings } = await runner.run(TASK, {
    inputs: { table: CITIES, question: 'Which?' },
    parameters: { padding: 'longest', sequential: true, top_k: 3 },
  })
  expect(warnings).toEqual([
    'The parameter "padding" had no effect: each question runs alone.',
    'The parameter "sequential" had no effect: there is one question only.',
    'The parameter "top_k" had no effect: it is not a parameter of this model.',
  ])
})

test('error: a model whose config lacks a label for what it chose', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tapas-'))
  await cp(MODEL, folder, { recursive: true })
  const config = { model_type: 'tapas', aggregation_labels: { 0: 'NONE' } }
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
  const broken = createRunner({ models: [{ task: TASK, id: 'broken', path: folder }], threads: 1 })
  await expect(
    broken.run(TASK, { inputs: { table: CITIES, question: 'Which?' } }),
  ).rejects.toMatchObject({ code: 'MODEL_OUTPUT' })
  await broken.close()
  await rm(folder, { recursive: true })
})

test.each(TASK_EXAMPLES[TASK])(
  'default: the demonstration model answers the example "$title" as the registry does',
  async ({ request, output }) => {
    const answer = await runner.run(TASK, request, { model: DEMO_MODELS[TASK].id })
    expect(answer.output).toEqual(output)
  },
)
