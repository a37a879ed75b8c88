import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from './command.ts'

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
  const { code, stdout, stderr } = await runCommand('run', ...args, '--json')
  expect(code, stderr).toBe(0)
  const { output }: { output: unknown } = JSON.parse(stdout)
  return output
}

describe('taskmesh run, locally', () => {
  test('behavior: a text', async () => {
    const output = await outputOf('text-classification', 'This movie is absolutely fantastic!')
    expect(output).toEqual([{ label: 'POSITIVE', score: expect.any(Number) }])
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
    const model = join(import.meta.dirname, '../../demo-models/models/sentiment')
    const output = await outputOf('text-classification', 'I love it.', '--model', model)
    expect(output).toMatchObject([{ label: 'POSITIVE' }])
  })

  test('behavior: a parameter without effect is warned of', async () => {
    const { stderr } = await runCommand('run', 'text-classification', 'Good.', '--param', 'beams=3')
    expect(stderr).toMatch(/Warning: .*beams/)
  })
})

describe('taskmesh run --on chain', () => {
  test('behavior: it starts a network of its own when none runs, pays and prints', async () => {
    const words = 'run translation --param src_lang=en --param tgt_lang=fr --on chain --json'
    const { code, stdout, stderr } = await runCommand(
      ...words.split(' '),
      '--network=http://127.0.0.1:1',
      'Hello, how are you?',
    )
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      task: 'translation',
      status: 'FINALIZED',
      result: { translation_text: expect.any(String) },
      paymentWei: '2000000000000000',
    })
  })
})

describe('bad input ends with exit code 1 and words', () => {
  test.each([
    [['text-clasification', 'Good.'], 'Did you mean "text-classification"?'],
    [['text-classification'], 'takes <input>; 0 words came.'],
    [['unconditional-image-generation'], 'No demonstration model does'],
    [['text-classification', ''], 'inputs: expected at least 1 character'],
    [
      ['text-classification', 'Good.', '--param', 'top_k=0'],
      'parameters.top_k: expected at least 1',
    ],
    [['text-classification', 'Good.', '--param', 'top_k'], 'is not of the form key=value'],
    [['text-classification', '{"a":1}'], 'inputs: expected a text, got an object'],
    [['image-classification', 'missing.png'], 'there is no such file'],
    [['image-classification', 'http://127.0.0.1:9/a.png'], 'is not a public address'],
    [
      ['visual-question-answering', 'only-one'],
      'Call it as: taskmesh run visual-question-answering <image> <question>',
    ],
    [['translation', 'Hello', '--param', 'tgt_lang=de'], 'expected one of the model’s languages'],
    [['text-classification', 'Good.', '--model', '/no/such/folder'], 'There is no folder'],
    [['text-classification', 'Good.', '--on', 'moon'], 'Expected local or chain'],
  ])('error: %j', async (args, words) => {
    const { code, stdout, stderr } = await runCommand('run', ...args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  test('error: an unreadable image', async () => {
    const { code, stderr } = await runCommand(
      'run',
      'image-classification',
      join(folder, 'broken.png'),
    )
    expect(code).toBe(1)
    expect(stderr).toContain('inputs: expected an image')
  })

  test('error: with --json it is one JSON object on standard error', async () => {
    const { stderr } = await runCommand('run', 'nonsense', 'a', '--json')
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'UNKNOWN_TASK', path: 'task' } })
  })
})

describe('help', () => {
  test.each([[[]], [['run']], [['dev']], [['tasks']], [['models']]])(
    'behavior: %j --help shows usage',
    async (words) => {
      const { code, stdout } = await runCommand(...words, '--help')
      expect(code).toBe(0)
      expect(stdout).toContain('Usage: taskmesh')
    },
  )
})
