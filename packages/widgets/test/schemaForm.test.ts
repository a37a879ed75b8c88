import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { toJsonSchema } from '@taskmesh/tasks/json-schema'
import { ZOD_SCHEMAS } from '@taskmesh/tasks/zod'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankValue, switchVariant } from '../src/lib/form/blankValue.ts'
import { fieldShape } from '../src/lib/form/fieldShape.ts'
import { jsonProblem, readField, writeField } from '../src/lib/form/fieldText.ts'
import { formatJson } from '../src/lib/form/formatJson.ts'
import { itemLabel, labelOf } from '../src/lib/form/labelOf.ts'
import { freeKey, hasFields, renameKey } from '../src/lib/form/records.ts'
import {
  addColumn,
  addRow,
  cellText,
  readTable,
  removeColumn,
  removeRow,
  setCell,
} from '../src/lib/form/tableValue.ts'
import { taskForm } from '../src/lib/schemaWidget/taskForm.ts'
import '../src/lib/task/registrySource.ts'

const shapeOf = (task: TaskId) => fieldShape(toJsonSchema(ZOD_SCHEMAS[task].inputs))

describe('fieldShape', () => {
  test.for(TASK_IDS)('%s: its input is more than a field for JSON', (task) => {
    const shape = shapeOf(task)
    expect(shape.kind).not.toBe('json')
    if (shape.kind === 'group') expect(shape.fields.length).toBeGreaterThan(0)
  })

  test('texts, media and nothing', () => {
    expect(shapeOf('fill-mask')).toEqual({ kind: 'text', isLong: true })
    expect(shapeOf('image-to-3d')).toEqual({ kind: 'media', media: 'image' })
    expect(shapeOf('audio-classification')).toEqual({ kind: 'media', media: 'audio' })
    expect(shapeOf('unconditional-image-generation')).toEqual({ kind: 'nothing' })
  })

  test('objects in objects, lists of numbers and media by name', () => {
    expect(shapeOf('robotics')).toMatchObject({
      kind: 'group',
      fields: [
        {
          name: 'observation',
          kind: 'group',
          isRequired: true,
          fields: [
            { name: 'state', kind: 'json' },
            { name: 'images', kind: 'entries', item: { kind: 'media' }, isRequired: false },
          ],
        },
        { name: 'instruction', kind: 'text', isRequired: false },
      ],
    })
  })

  test('tables, also of numbers that may be missing', () => {
    expect(shapeOf('tabular-regression')).toMatchObject({ fields: [{ kind: 'table' }] })
    expect(shapeOf('time-series-forecasting')).toMatchObject({
      fields: [
        { name: 'data', kind: 'table', isRequired: true },
        { name: 'timestamps', kind: 'list' },
        { name: 'future_data', kind: 'table' },
        { name: 'start', kind: 'text', isRequired: false },
        { name: 'static_data', kind: 'json' },
      ],
    })
  })

  test('messages of a chat: one of several objects, told apart by the role', () => {
    expect(shapeOf('chat-completion')).toMatchObject({
      fields: [
        {
          kind: 'items',
          item: {
            kind: 'variants',
            key: 'role',
            options: [
              {
                name: 'system',
                fields: [{ name: 'content', kind: 'textOrJson' }, { name: 'name' }],
              },
              { name: 'user' },
              { name: 'assistant' },
              { name: 'tool' },
            ],
          },
        },
      ],
    })
  })

  test('lists of long texts and of media have a row for each', () => {
    expect(shapeOf('text-ranking')).toMatchObject({
      fields: [{ kind: 'text' }, { kind: 'items', item: { kind: 'text' } }],
    })
    expect(shapeOf('visual-document-retrieval')).toMatchObject({
      fields: [{ kind: 'text' }, { kind: 'items', item: { kind: 'media', media: 'image' } }],
    })
  })
})

describe('blank values', () => {
  test('hold what is required', () => {
    expect(taskForm('robotics').blank).toEqual({ observation: { state: undefined } })
    expect(taskForm('any-to-any').blank).toEqual({ text: '' })
    expect(taskForm('unconditional-image-generation').blank).toBeNull()
    expect(blankValue({ kind: 'choice', choices: ['a', 'b'] })).toBe('a')
  })

  test('another variant keeps what both have', () => {
    const chat = shapeOf('chat-completion')
    const messages = chat.kind === 'group' ? chat.fields[0] : undefined
    const item = messages?.kind === 'items' ? messages.item : undefined
    if (item?.kind !== 'variants') throw new Error('Messages are variants.')
    const user = { role: 'user', content: 'Hi', name: 'Ann' }
    expect(switchVariant(item, user, 'tool')).toEqual({
      role: 'tool',
      content: 'Hi',
      tool_call_id: '',
    })
  })
})

describe('readField and writeField', () => {
  test('textOrJson: a string, or an array as JSON', () => {
    expect(readField('textOrJson', 'Hello [you]')).toBe('Hello [you]')
    const parts = [{ type: 'text', text: 'Hi' }]
    expect(readField('textOrJson', writeField('textOrJson', parts))).toEqual(parts)
  })

  test('json: what is no JSON stays text, so that the schema can object', () => {
    expect(readField('json', '[1, 2]')).toEqual([1, 2])
    expect(readField('json', '[1, ')).toBe('[1, ')
    expect(jsonProblem('[1, ')).toMatch(/no JSON yet/)
    expect(jsonProblem('word')).toBeUndefined()
  })

  test('list: texts of several lines are written as JSON', () => {
    const texts = ['one\ntwo', 'three']
    expect(readField('list', writeField('list', texts))).toEqual(texts)
    expect(writeField('list', ['a', 'b'])).toBe('a\nb')
  })

  test('property: any list of texts comes back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (texts) => {
        expect(readField('list', writeField('list', texts))).toEqual(texts)
      }),
    )
  })
})

describe('formatJson', () => {
  // V8 mistakes names with an escape after names with a `\`: nodejs/node#63785.
  const values = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('\\\\'))

  test('property: is JSON of the same value', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('keeps arrays of numbers on one line', () => {
    const row = Array.from({ length: 60 }, (_, index) => index)
    expect(formatJson({ a: row, b: row }).split('\n')).toHaveLength(4)
    expect(formatJson({ a: 1 })).toBe('{ "a": 1 }')
  })
})

describe('tables', () => {
  const table = { City: ['Oslo', 'Bergen'], Size: [709, null] }

  test('cells are read as what their column holds', () => {
    expect(setCell(table, { name: 'Size', row: 1 }, '291')).toEqual({ ...table, Size: [709, 291] })
    expect(setCell(table, { name: 'Size', row: 0 }, '')).toEqual({ ...table, Size: [null, null] })
    expect(setCell(table, { name: 'City', row: 0 }, '12')).toEqual({
      ...table,
      City: ['12', 'Bergen'],
    })
    expect(setCell(table, { name: 'Size', row: 0 }, 'true')).toMatchObject({ Size: [true, null] })
  })

  test('rows and columns come and go', () => {
    expect(addRow(table)).toEqual({ City: ['Oslo', 'Bergen', ''], Size: [709, null, null] })
    expect(removeRow(table, 0)).toEqual({ City: ['Bergen'], Size: [null] })
    expect(addColumn(table)).toEqual({ ...table, 'column 1': [null, null] })
    expect(addColumn({})).toEqual({ 'column 1': [null] })
    expect(removeColumn(table, 'City')).toEqual({ Size: [709, null] })
    expect(Object.keys(renameKey(table, 'City', 'Town'))).toEqual(['Town', 'Size'])
    expect(freeKey({ 'name 1': 1 }, 'name')).toBe('name 2')
  })

  test('what is no table is none', () => {
    expect(readTable({ a: [1], b: [1, 2] })).toBeUndefined()
    expect(readTable({ a: [{}] })).toBeUndefined()
    expect(readTable([1])).toBeUndefined()
    expect(readTable({})).toEqual({})
  })

  test('every table of an example comes back when each cell is typed again', () => {
    const inputs = TASK_IDS.flatMap((task) =>
      TASK_EXAMPLES[task].map(({ request }): unknown => request.inputs),
    )
    const tables = inputs
      .flatMap((input) => (hasFields(input) ? Object.values(input) : []))
      .map(readTable)
      .filter((part) => part !== undefined)
    expect(tables.length).toBeGreaterThan(5)
    for (const whole of tables) {
      for (const [name, cells] of Object.entries(whole)) {
        for (const [row, cell] of cells.entries()) {
          expect(setCell(whole, { name, row }, cellText(cell))).toEqual(whole)
        }
      }
    }
  })
})

test('labels are words', () => {
  expect(labelOf('source_sentence')).toBe('Source sentence')
  expect(['Sentences', 'Choices', 'Boxes', 'Images'].map((label) => itemLabel(label, 0))).toEqual([
    'Sentence 1',
    'Choice 1',
    'Box 1',
    'Image 1',
  ])
})
