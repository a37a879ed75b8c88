import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand, startCommand } from './command.ts'
import { runInProcess } from './support/inProcess.ts'

const MODELS = join(import.meta.dirname, '../../demo-models/models')

let folder: string
let seven: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskmesh-run-'))
  seven = join(folder, 'seven.png')
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#fff"/>' +
    '<path d="M60 55 H140 L95 150" fill="none" stroke="#111" stroke-width="18" stroke-linecap="round"/></svg>'
  await sharp(Buffer.from(svg)).png().toFile(seven)
  await writeFile(join(folder, 'broken.png'), 'this is no picture')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function outputOf(...args: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runInProcess(['run', ...args, '--json'])
  expect(code, stderr).toBe(0)
  const { result }: { result: unknown } = JSON.parse(stdout)
  return result
}

describe('taskmesh run, locally', () => {
  test('behavior: a text', async () => {
    const words = ['text-classification', 'This movie is absolutely fantastic!', '--json']
    const { code, stdout, stderr } = await runCommand('run', ...words)
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      result: [{ label: 'POSITIVE', score: expect.any(Number) }],
    })
  })

  test('behavior: three texts give three results', async () => {
    expect(await outputOf('text-classification', 'Good.', 'Bad.', 'Fine.')).toHaveLength(3)
  })

  test('behavior: an image by its path, with a parameter', async () => {
    const output = await outputOf('image-classification', seven, '--param', 'top_k=3')
    expect(output).toHaveLength(3)
    expect(output).toMatchObject([{ label: '7' }, {}, {}])
  })

  test('behavior: an image as a data: URL, and the parts of an input in order', async () => {
    const [example] = TASK_EXAMPLES['visual-question-answering']
    const { inputs } = example?.request ?? {}
    const picture = typeof inputs === 'object' && 'image' in inputs ? String(inputs.image) : ''
    const output = await outputOf('visual-question-answering', picture, 'What color is the circle?')
    expect(output).toMatchObject([{ answer: 'red' }, {}, {}, {}, {}])
  })

  test('behavior: --model takes a folder', async () => {
    const model = join(MODELS, 'sentiment')
    const output = await outputOf('text-classification', 'I love it.', '--model', model)
    expect(output).toMatchObject([{ label: 'POSITIVE' }])
  })

  test('behavior: as JSON it has the keys of a task on the chain, and says of media what they are', async () => {
    const { stdout, stderr } = await runInProcess(['run', 'image-classification', seven, '--json'])
    expect(JSON.parse(stdout)).toEqual({
      task: 'image-classification',
      model: 'taskmesh/demo-digits',
      request: { inputs: { type: 'image/png', bytes: expect.any(Number) }, parameters: {} },
      result: expect.any(Array),
      warnings: [],
      ms: expect.any(Number),
    })
    expect(stderr).not.toContain('█')
  })

  test('behavior: a file: URL', async () => {
    const result = await outputOf('image-classification', pathToFileURL(seven).href)
    expect(result).toMatchObject([{ label: '7' }, {}, {}, {}, {}])
  })

  test.each([
    ['sentiment-analysis', 'I love it.', [{ label: 'POSITIVE' }]],
    ['translation_en_to_fr', 'Hello!', { translation_text: expect.any(String) }],
  ])('behavior: the name that Transformers has: %s', async (name, text, result) => {
    expect(await outputOf(name, text)).toMatchObject(result)
  })

  test('behavior: a parameter without effect is warned of', async () => {
    const words = ['run', 'text-classification', 'Good.', '--param', 'beams=3']
    const { stderr } = await runInProcess(words)
    expect(stderr).toMatch(/Warning: .*beams/)
  })
})

describe('taskmesh run --on chain', () => {
  test('behavior: it starts a network of its own for a model, pays and prints', async () => {
    const words = 'run translation --param src_lang=en --param tgt_lang=fr --on chain --json'
    const { code, stdout, stderr } = await runInProcess([
      ...words.split(' '),
      `--model=${join(MODELS, 'en-fr')}`,
      'Hello, how are you?',
    ])
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/(No network is running|The network at .* does not run) .* is started/)
    expect(stderr).toContain('Loading 1 model…')
    expect(stderr).toContain('with 1 source…')
    expect(stderr).toContain('Waiting for 10 minutes at most')
    expect(JSON.parse(stdout)).toMatchObject({
      task: 'translation',
      status: 'FINALIZED',
      result: { translation_text: expect.any(String) },
      paymentWei: '2000000000000000',
    })
  })

  test('error: what the provider of its own network refuses is not waited for', async () => {
    const model = `--model=${join(MODELS, 'digits')}`
    const url = 'http://127.0.0.1:9/a.png'
    const words = ['run', 'image-classification', url, '--on', 'chain', model]
    const { code, stdout, stderr } = await runInProcess(words)
    expect({ code, stdout }, stderr).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/Error: The provider does not answer the task: .*not a public address/)
  })
})

describe('bad input ends with exit code 1 and words', () => {
  test.each([
    [['text-clasification', 'Good.'], 'Did you mean "text-classification"?'],
    [['text-classification'], 'takes <input>, got 0 arguments.'],
    [['unconditional-image-generation'], 'No demonstration model does'],
    [['text-to-image', 'A cat.'], 'No engine of this runner runs text-to-image'],
    [['text-classification', 'Good.', '--model', 'http://127.0.0.1:9'], 'is a URL'],
    [['text-classification', ''], 'inputs: expected at least 1 character'],
    [
      ['text-classification', 'Good.', '--param', 'top_k=0'],
      'parameters.top_k: expected at least 1',
    ],
    [['text-classification', 'Good.', '--param', 'top_k'], 'is not of the form key=value'],
    [['text-classification', '{"a":1}'], 'inputs: expected a string, got an object'],
    [['telepathy', 'Good.'], '`taskmesh tasks` lists the tasks.'],
    [['image-classification', 'missing.png'], 'there is no such file'],
    [['image-classification', 'file:///missing.png'], 'there is no such file'],
    [['image-classification', '.'], 'it is a folder'],
    [['image-classification', '/dev/null'], 'it is empty'],
    [['image-classification', 'http://127.0.0.1:9/a.png'], 'is not a public address'],
    [['image-classification', 'http://127.0.0.1:9/a.png'], 'name it with --allow-host'],
    [
      ['visual-question-answering', 'only-one'],
      'Call it as: taskmesh run visual-question-answering <image> <question>',
    ],
    [['translation', 'Hello', '--param', 'tgt_lang=de'], 'expected one of the model’s languages'],
    [['text-classification', 'Good.', '--model', '/no/such/folder'], 'There is no folder'],
    [['text-classification', 'Good.', '--model', '/etc'], 'the folder has no config.json'],
    [['text-classification', 'Good.', '--models', 'x'], '(taskmesh run --help lists its options)'],
    [
      ['text-classification', 'Good.', '--on', 'chain', '--network', 'http://127.0.0.1:2'],
      'No network is running at http://127.0.0.1:2.',
    ],
    [
      'text-classification Good. --on chain --network http://127.0.0.1:2 --model .'.split(' '),
      'runs models of its own',
    ],
    [['text-classification', 'Good.', '--dtype', 'fp7'], 'dtype: expected one of fp32'],
    [['text-classification', 'Good.', '--threads', 'many'], 'Expected a whole number from 1'],
    [['text-classification', 'Good.', '--timeout', '-1'], 'Expected a number of seconds'],
    [['text-classification', 'Good.', '--timeout', '0.001'], 'within 1 ms'],
    [['text-classification', 'Good.', '--on', 'moon'], 'Expected local or chain'],
    [['text-classification', 'Good.', '--network', 'here'], 'Expected a URL'],
  ])('error: %j', async (args, words) => {
    const { code, stdout, stderr } = await runInProcess(['run', ...args])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  test('error: an unreadable image', async () => {
    const { code, stderr } = await runInProcess([
      'run',
      'image-classification',
      join(folder, 'broken.png'),
    ])
    expect(code).toBe(1)
    expect(stderr).toContain('inputs: expected an image')
  })

  test('error: with --json it is one JSON object on standard error', async () => {
    const { stderr } = await runCommand('run', 'nonsense', 'a', '--json')
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'UNKNOWN_TASK', path: 'task' } })
  })
})

test('error: an unknown task does not list all tasks', async () => {
  const { stderr } = await runInProcess(['run', 'text-clasification', 'Good.'])
  expect(stderr.split('\n')).toHaveLength(3)
  expect(stderr).not.toContain('translation')
})

test('behavior: a reader who has gone is no error', async () => {
  const { child, ended } = startCommand(['tasks', '--json'])
  child.stdout?.destroy()
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
})

describe('help', () => {
  test.each([[[]], [['run']], [['dev']], [['tasks']], [['models']]])(
    'behavior: %j --help shows usage',
    async (words) => {
      const { code, stdout } = await runInProcess([...words, '--help'])
      expect(code).toBe(0)
      expect(stdout).toContain('Usage: taskmesh')
    },
  )
})
