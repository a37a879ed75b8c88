import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readInputs } from '../src/input/readInputs.ts'
import { standardInput } from '../src/input/standardInput.ts'

let folder: string
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskmesh-inputs-'))
  await writeFile(file('table.csv'), 'city,people\n"Paris, France",2100000\nRome,\n')
  await writeFile(file('semicolons.csv'), '\ufeffcity;people\nParis;2,1\n')
  await writeFile(file('uneven.csv'), 'a,b\n1,2,3\n')
  await writeFile(file('question.json'), '{"question":"Who?","context":"It was Ada."}')
  await writeFile(file('rows.json'), '[{"a":1,"b":"x"},{"a":2}]')
  await writeFile(file('broken.json'), '{"question":')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Standard input that holds this. */
const piped = (text: string | Uint8Array) => () => Promise.resolve(Buffer.from(text))

describe('lists', () => {
  test.each([
    [['happy', 'glad', 'sad'], { source_sentence: 'happy', sentences: ['glad', 'sad'] }],
    [['happy', '["glad"]'], { source_sentence: 'happy', sentences: ['glad'] }],
    [['happy', 'glad.json'], { source_sentence: 'happy', sentences: ['glad.json'] }],
  ])('default: %j takes the rest of the arguments', async (args, inputs) => {
    expect(await readInputs('sentence-similarity', args)).toEqual(inputs)
  })

  test('default: optional parts are named', async () => {
    const inputs = await readInputs('multiple-choice', ['Which?', 'a', 'b'], ['context=It is b.'])
    expect(inputs).toEqual({ question: 'Which?', choices: ['a', 'b'], context: 'It is b.' })
  })

  test('default: what is said in a chat is of the user', async () => {
    const messages = [{ role: 'user', content: 'Hello' }]
    expect(await readInputs('chat-completion', ['Hello'])).toEqual({ messages })
    expect(await readInputs('chat-completion', [JSON.stringify(messages)])).toEqual({ messages })
  })
})

describe('tables', () => {
  test('default: CSV, with numbers where all cells are numbers or empty', async () => {
    const table = { city: ['Paris, France', 'Rome'], people: [2100000, null] }
    const question = 'Which city is the largest?'
    const inputs = await readInputs('table-question-answering', [file('table.csv'), question])
    expect(inputs).toEqual({ table, question })
  })

  test('default: CSV with semicolons and a byte order mark', async () => {
    const inputs = await readInputs('tabular-classification', [file('semicolons.csv')])
    expect(inputs).toEqual({ data: { city: ['Paris'], people: ['2,1'] } })
  })

  test.each([
    ['rows in a file', () => file('rows.json')],
    ['rows in the argument', () => '[{"a":1,"b":"x"},{"a":2}]'],
  ])('default: JSON: %s', async (_, argument) => {
    const inputs = await readInputs('tabular-classification', [argument()])
    expect(inputs).toEqual({ data: { a: [1, 2], b: ['x', null] } })
  })

  test('default: JSON of the whole input, or of its only part', async () => {
    const data = { a: [1] }
    const read = (value: unknown) => readInputs('tabular-regression', [JSON.stringify(value)])
    expect(await read({ data })).toEqual({ data })
    expect(await read(data)).toEqual({ data })
    expect(await read([{ data }, { data }])).toEqual([{ data }, { data }])
  })
})

describe('standard input', () => {
  test('default: text without its last line break', async () => {
    expect(await readInputs('text-classification', ['-'], [], piped('Good.\n'))).toBe('Good.')
  })

  test('default: media as bytes', async () => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
    expect(await readInputs('image-classification', ['-'], [], piped(bytes))).toEqual(
      Buffer.from(bytes),
    )
  })

  test('default: a table in CSV, or the whole input in JSON', async () => {
    const data = { a: [1], b: [2] }
    const read = (text: string) => readInputs('tabular-classification', ['-'], [], piped(text))
    expect(await read('a,b\n1,2\n')).toEqual({ data })
    expect(await read(JSON.stringify({ data }))).toEqual({ data })
  })

  test('error: a terminal, and nothing', async () => {
    const nothing = Object.assign((async function* () {})(), { isTTY: true })
    // @ts-expect-error a test needs no whole stream
    await expect(standardInput(nothing)()).rejects.toThrow('nothing is piped')
    // @ts-expect-error likewise
    const empty = standardInput({ async *[Symbol.asyncIterator]() {} })
    await expect(empty()).rejects.toThrow('standard input is empty')
    await expect(empty()).rejects.toThrow('named twice')
  })
})

describe('files', () => {
  test('default: a .json file of the whole input', async () => {
    const inputs = await readInputs('question-answering', [file('question.json')])
    expect(inputs).toEqual({ question: 'Who?', context: 'It was Ada.' })
  })

  test.each([
    ['text-classification', ['/etc/hostname'], '/etc/hostname'],
    ['any-to-any', ['a.json'], { text: 'a.json' }],
    [
      'question-answering',
      ['a.csv', '/etc/hostname'],
      { question: 'a.csv', context: '/etc/hostname' },
    ],
  ] as const)(
    'behavior: a string that looks like a path is not opened: %s %j',
    async (task, args, inputs) => {
      expect(await readInputs(task, args)).toEqual(inputs)
    },
  )

  test.each([
    ['tabular-classification', 'uneven.csv', 'inputs.data: expected JSON or CSV'],
    ['question-answering', 'broken.json', 'inputs: expected JSON that can be parsed'],
    ['tabular-classification', 'none.csv', 'there is no such file'],
    ['tabular-classification', 'nothing', 'there is no such file'],
  ] as const)('error: %s %s', async (task, name, words) => {
    const argument = name === 'nothing' ? file('nothing.json') : file(name)
    await expect(readInputs(task, [argument])).rejects.toThrow(words)
  })

  test('error: a part of another name, and words in place of a table', async () => {
    await expect(readInputs('multiple-choice', ['a', 'b'], ['contxt=c'])).rejects.toThrow(
      'the names are question, choices, context',
    )
    await expect(readInputs('tabular-classification', ['nope'])).rejects.toThrow(
      'inputs.data: expected JSON, or a .json or .csv file, got "nope"',
    )
  })
})
