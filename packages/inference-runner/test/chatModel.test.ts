import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoModelDirectory } from '@taskmesh/demo-models'
import type { TaskParameters, TaskPiece } from '@taskmesh/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskModel } from '../src/engine/loadedModel.ts'
import chatCompletion from '../src/engines/transformersJs/tasks/chat-completion.ts'
import textGeneration from '../src/engines/transformersJs/tasks/text-generation.ts'
import { toModelSpec } from '../src/runner/modelOptions.ts'
import type { HuggingFaceSpec } from '../src/engine/modelSpec.ts'

const TASK = 'chat-completion'
const TEMPLATE =
  '{{ bos_token }}{% for message in messages %}{% if message.role == "system" %}{{ raise_exception("no system") }}{% endif %}{{ message.content }}{% endfor %}{% if tools %}{{ tools[0].function.name }}{% endif %}'

type Parameters = TaskParameters<typeof TASK>

const { signal } = new AbortController()
const messages = [{ role: 'user' as const, content: 'Once upon a time' }]

let folder: string
let model: TaskModel<typeof TASK>
let story: string

function specOf(task: 'chat-completion' | 'text-generation', path: string): HuggingFaceSpec {
  const spec = toModelSpec({ task, id: 'test/story', path }, { threads: 1 })
  if (spec.kind !== 'hugging-face') throw new Error('A folder is expected.')
  return spec
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chat-'))
  await cp(demoModelDirectory('text-generation'), folder, { recursive: true })
  await writeFile(join(folder, 'chat_template.jinja'), TEMPLATE)
  model = await chatCompletion.load(specOf(TASK, folder), {})
  const writer = await textGeneration.load(specOf('text-generation', folder), {})
  const parameters = { max_new_tokens: 12, return_full_text: false }
  const { outputs } = await writer.run({ inputs: ['Once upon a time'], parameters, signal })
  story = outputs[0]?.[0]?.generated_text ?? ''
  await writer.dispose()
})

afterAll(async () => {
  await model.dispose()
  await rm(folder, { recursive: true })
})

async function run(parameters: Parameters) {
  const call = { inputs: [{ messages }], parameters: { max_tokens: 12, ...parameters }, signal }
  const { outputs, warnings } = await model.run(call)
  const [output] = outputs
  if (output === undefined) throw new Error('an output is expected')
  return { output, choices: output.choices, warnings }
}

async function piecesOf(parameters: Parameters): Promise<TaskPiece<typeof TASK>[]> {
  const call = { inputs: [{ messages }], parameters: { max_tokens: 12, ...parameters }, signal }
  const found: TaskPiece<typeof TASK>[] = []
  for await (const piece of model.stream?.(call) ?? []) found.push(piece)
  return found
}

describe('an answer', () => {
  test('default: what the model writes after the conversation in its template', async () => {
    const { output, choices, warnings } = await run({})
    expect(choices).toEqual([
      { index: 0, message: { role: 'assistant', content: story }, finish_reason: 'length' },
    ])
    expect(output).toMatchObject({
      model: 'test/story',
      object: 'chat.completion',
      usage: { prompt_tokens: 5, completion_tokens: 12, total_tokens: 17 },
    })
    expect(warnings).toEqual([])
  })

  test('args: stop ends it before the stop string', async () => {
    const { choices } = await run({ stop: ['.'] })
    expect(choices[0]?.message.content).toBe(story.slice(0, story.indexOf('.')))
    expect(choices[0]?.finish_reason).toBe('stop')
  })

  test('args: logprobs and top_logprobs', async () => {
    const { choices } = await run({ logprobs: true, top_logprobs: 2 })
    const places = choices[0]?.logprobs?.content ?? []
    expect(
      places
        .map(({ token }) => token)
        .join('')
        .replaceAll(/\s/g, ''),
    ).toBe(story.replaceAll(/\s/g, ''))
    for (const {
      token,
      logprob,
      top_logprobs: [best],
    } of places) {
      expect(best).toEqual({ token, logprob })
    }
  })

  test('args: n, with and without chance; seed makes it repeatable', async () => {
    expect((await run({ n: 2 })).choices.map((one) => one.message.content)).toEqual([story, story])
    const drawn = { n: 3, temperature: 1, seed: -7 }
    const { choices } = await run(drawn)
    expect(new Set(choices.map((one) => one.message.content)).size).toBeGreaterThan(1)
    expect((await run(drawn)).choices).toEqual(choices)
  })

  test('args: logit_bias, frequency_penalty and presence_penalty change it', async () => {
    const id = 0
    expect((await run({ logit_bias: { [id]: -100 } })).choices[0]?.finish_reason).toBe('length')
    for (const parameters of [{ frequency_penalty: 2 }, { presence_penalty: 2 }])
      expect((await run({ ...parameters, max_tokens: 60 })).choices).not.toEqual(
        (await run({ max_tokens: 60 })).choices,
      )
  })

  test('args: tools reach the template; what cannot be held says so', async () => {
    const { output, warnings } = await run({
      tools: [{ type: 'function', function: { name: 'there' } }],
      tool_choice: 'required',
      seed: 3,
    })
    expect(output.usage?.prompt_tokens).toBeGreaterThan(5)
    for (const name of ['tool_choice', 'seed'])
      expect(warnings).toContainEqual(expect.stringContaining(name))
    expect(warnings).toHaveLength(2)
  })

  test('error: a form of answers, which programs rely on', async () => {
    await expect(run({ response_format: { type: 'json_object' } })).rejects.toMatchObject({
      path: 'parameters.response_format',
    })
    expect((await run({ response_format: { type: 'text' } })).choices).toHaveLength(1)
  })

  test('error: a conversation that the template refuses', async () => {
    const call = {
      inputs: [{ messages: [{ role: 'system' as const, content: 'x' }] }],
      parameters: {},
      signal,
    }
    await expect(model.run(call)).rejects.toThrowError(/inputs\.messages: .*no system/)
  })

  test('error: a model without a template', async () => {
    const path = demoModelDirectory('text-generation')
    await expect(chatCompletion.load(specOf(TASK, path), {})).rejects.toThrowError(/chat template/)
  })
})

describe('pieces', () => {
  test('default: the role, the words as they come, and why it ended', async () => {
    const pieces = await piecesOf({})
    const deltas = pieces.flatMap(({ choices }) => choices.map(({ delta }) => delta))
    expect(deltas[0]).toEqual({ role: 'assistant', content: '' })
    expect(deltas.map(({ content = '' }) => content).join('')).toBe(story)
    expect(deltas.length).toBeGreaterThan(8)
    expect(pieces.at(-1)?.choices).toEqual([{ index: 0, delta: {}, finish_reason: 'length' }])
    expect(new Set(pieces.map(({ id }) => id)).size).toBe(1)
  })

  test('args: stream_options.include_usage adds a last piece', async () => {
    const pieces = await piecesOf({ stream: true, stream_options: { include_usage: true } })
    expect(pieces.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 17 } })
  })

  test('args: stop strings are held back', async () => {
    const pieces = await piecesOf({ stop: ['.'] })
    const words = pieces.flatMap(({ choices }) => choices.map(({ delta }) => delta.content ?? ''))
    expect(words.join('')).toBe(story.slice(0, story.indexOf('.')))
  })
})
