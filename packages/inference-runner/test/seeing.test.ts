import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { gridSize } from '../src/engines/transformersJs/seeing/gridReader.ts'
import { cannotSee } from '../src/engines/transformersJs/seeing/imageReaders.ts'
import { createRunner } from '../src/index.ts'

const TASK = 'image-text-to-text'
const folderOf = (name: string) =>
  fileURLToPath(new URL(`../../../parity/models/image-text-to-text-${name}`, import.meta.url))
const MODEL = folderOf('llava')

const runner = createRunner({
  models: [
    { task: TASK, id: 'llava', path: MODEL },
    { task: TASK, id: 'qwen', path: folderOf('qwen2-vl') },
    { task: 'chat-completion', id: 'chat', path: MODEL },
  ],
  process: 'shared',
  threads: 1,
})

afterAll(() => runner.close())

const image = await readFile(`${MODEL}/tall.png`)

test('behavior: a stop string ends the answer, which ends with it', async () => {
  const inputs = { image, text: 'What is it?' }
  const whole = await runner.run(TASK, { inputs, parameters: { max_new_tokens: 8 } })
  const text = whole.output[0]?.generated_text ?? ''
  const [letter = ''] = text.match(/[a-z]/i) ?? []
  expect(letter).not.toBe('')
  const parameters = { max_new_tokens: 8, stop_strings: [letter] }
  const { output } = await runner.run(TASK, { inputs, parameters })
  expect(output).toEqual([{ generated_text: text.slice(0, text.indexOf(letter) + 1) }])
})

test('behavior: parameters without effect are named', async () => {
  const { warnings } = await runner.run(TASK, {
    inputs: { image, text: 'What?' },
    parameters: { max_new_tokens: 1, temperature: 0.5, num_return_sequences: 2 },
  })
  expect(warnings).toEqual([
    'The parameter "temperature" had no effect: it needs do_sample: true.',
    expect.stringContaining('The parameter "num_return_sequences" had no effect'),
  ])
})

test('error: a text with other places for images than there are images', async () => {
  const inputs = [
    { image, text: 'What?' },
    { image, text: '<image> and <image>?' },
  ]
  await expect(runner.run(TASK, { inputs })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    issues: [{ path: 'inputs[1].text', received: '2 of them' }],
  })
})

test('error: a prompt that is longer than the model takes, with its images', async () => {
  const inputs = { image, images: Array.from({ length: 31 }, () => image), text: 'Compare.' }
  await expect(runner.run(TASK, { inputs })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    issues: [{ path: 'inputs.text', code: 'too_big' }],
  })
})

test('default: a chat with an image gives what image-text-to-text gives, in pieces too', async () => {
  const text = 'What is it?'
  const { output: expected } = await runner.run(TASK, {
    inputs: { image, text },
    parameters: { max_new_tokens: 8 },
  })
  const content = [
    { type: 'image_url' as const, image_url: { url: image } },
    { type: 'text' as const, text },
  ]
  const request = {
    inputs: { messages: [{ role: 'user' as const, content }] },
    parameters: { max_tokens: 8 },
  }
  const { output } = await runner.run('chat-completion', request)
  expect(output.choices[0]?.message.content).toBe(expected[0]?.generated_text)
  let streamed = ''
  for await (const event of runner.stream('chat-completion', request)) {
    if (event.type === 'piece') streamed += event.piece.choices[0]?.delta.content ?? ''
  }
  expect(streamed).toBe(expected[0]?.generated_text)
})

test('behavior: models that see otherwise are refused by name', () => {
  expect(cannotSee('smolvlm')).toBeUndefined()
  expect(cannotSee('florence2')).toMatch(/"florence2" are not among those .*llava/)
})

test.each([
  [
    { width: 100, height: 56 },
    { width: 112, height: 56 },
  ],
  [
    { width: 42, height: 70 },
    { width: 56, height: 56 },
  ],
  [
    { width: 4000, height: 2000 },
    { width: 1400, height: 700 },
  ],
  [
    { width: 2000, height: 13 },
    { width: 700, height: 28 },
  ],
])('default: Qwen2-VL sees %o with sides of whole blocks', (size, expected) => {
  expect(gridSize(size, { factor: 28, least: 56 * 56, most: 1_000_000 })).toEqual(expected)
})

test('error: an image of Qwen2-VL without the marks around it', async () => {
  const inputs = { image, text: 'say: <|image_pad|>' }
  await expect(runner.run(TASK, { inputs }, { model: 'qwen' })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    issues: [
      {
        path: 'inputs.text',
        expected: expect.stringContaining('<|vision_start|><|image_pad|><|vision_end|>'),
      },
    ],
  })
})
