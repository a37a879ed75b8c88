import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { LoadedModel } from '../src/engine/loadedModel.ts'
import type { OnnxSignature } from '../src/engine/onnxSignature.ts'
import { denoise } from '../src/engines/onnx/diffusion/denoise.ts'
import { gaussianNoise } from '../src/engines/onnx/diffusion/gaussianNoise.ts'
import { onnxRuntime } from '../src/engines/onnx/onnxRuntime.ts'
import { OnnxGraph } from '../src/engines/onnx/OnnxGraph.ts'
import { ModelLoadError, ModelOutputError } from '../src/errors.ts'

const { signal } = new AbortController()
const PARITY = fileURLToPath(new URL('../../../parity/models', import.meta.url))
const GRAPHS = fileURLToPath(new URL('graphs', import.meta.url))
const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

async function use<Result>(
  task: TaskId,
  path: string,
  work: (model: LoadedModel) => Promise<Result>,
  signature?: OnnxSignature,
): Promise<Result> {
  const model = await onnxRuntime.load(
    { kind: 'onnx-file', id: 'me/model', task, path, signature },
    {},
  )
  try {
    return await work(model)
  } finally {
    await model.dispose()
  }
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('video-classification', () => {
  const recorded = z.object({
    width: z.number(),
    height: z.number(),
    frames: z.array(z.array(z.number())),
    cases: z.array(
      z.object({
        rate: z.number(),
        output: z.array(z.object({ label: z.string(), score: z.number() })),
      }),
    ),
  })
  const path = join(GRAPHS, 'video-videomae')

  async function read() {
    const { width, height, frames, cases } = recorded.parse(
      JSON.parse(await readFile(join(path, 'frames.json'), 'utf8')),
    )
    const video = {
      times: frames.map((_, index) => index / 10),
      frames: frames.map((data) => ({ width, height, channels: 3, data: Uint8Array.from(data) })),
    }
    return { video, cases }
  }

  test('default: a VideoMAE model gives the scores of Transformers, frame by frame', async () => {
    const { video, cases } = await read()
    await use('video-classification', path, async (model) => {
      for (const { rate, output } of cases) {
        const parameters = rate === 1 ? {} : { frame_sampling_rate: rate }
        const { outputs, warnings } = await model.run({ inputs: [video], parameters, signal })
        expect(warnings).toEqual([])
        expect(outputs).toEqual([
          output.map(({ label, score }) => ({ label, score: expect.closeTo(score, 5) })),
        ])
      }
    })
  })

  test('behavior: a short video ends with its last frame; a fixed number of frames is one', async () => {
    const { video } = await read()
    const [first] = video.frames
    const short = { frames: [first], times: [0] }
    const parameters = { num_frames: 8, top_k: 1 }
    const { outputs, warnings } = await use('video-classification', path, (model) =>
      model.run({ inputs: [short], parameters, signal }),
    )
    expect(outputs).toEqual([[expect.objectContaining({ label: expect.any(String) })]])
    expect(warnings).toEqual([
      expect.stringContaining('"num_frames" had no effect: the model looks at 4 frames'),
      expect.stringContaining('has 1 frames'),
    ])
  })
})

describe('unconditional-image-generation', () => {
  const recorded = z.object({
    noise: z.array(z.number()),
    cases: z.array(
      z.object({
        settings: z.looseObject({
          prediction_type: z.enum(['epsilon', 'sample', 'v_prediction']),
          beta_schedule: z.optional(z.enum(['scaled_linear', 'squaredcos_cap_v2'])),
          beta_start: z.optional(z.number()),
          beta_end: z.optional(z.number()),
        }),
        image: z.array(z.number()),
      }),
    ),
  })
  const path = join(GRAPHS, 'diffusion', 'model.onnx')

  test('default: each step is that of diffusers', async () => {
    const { noise, cases } = recorded.parse(
      JSON.parse(await readFile(join(GRAPHS, 'diffusion', 'steps.json'), 'utf8')),
    )
    const graph = await OnnxGraph.load(path, { id: 'me/model' })
    for (const { settings, image } of cases) {
      const made = await denoise(
        Float64Array.from(noise),
        7,
        {
          prediction: settings.prediction_type,
          betaSchedule: settings.beta_schedule,
          betaStart: settings.beta_start,
          betaEnd: settings.beta_end,
        },
        async (sample, timestep) => {
          const outputs = await graph.run({
            sample: { dims: [1, 3, 8, 8], data: sample },
            timestep: { dims: [1], data: [timestep] },
          })
          return Float64Array.from(outputs['out_sample']?.data ?? [], Number)
        },
      )
      const worst = made.reduce(
        (most, x, at) => Math.max(most, Math.abs(x - (image[at] ?? NaN))),
        0,
      )
      expect(worst).toBeLessThan(1e-4)
    }
    await graph.dispose()
    expect(cases).toHaveLength(3)
  })

  const generate = (parameters: Record<string, unknown>, signature?: OnnxSignature) =>
    use(
      'unconditional-image-generation',
      path,
      (model) => model.run({ inputs: [null], parameters, signal }),
      signature,
    )

  test('behavior: a seed repeats its image, another one gives another', async () => {
    const [one, again, other] = await Promise.all(
      [7, 7, 8].map((seed) => generate({ seed, num_inference_steps: 4 })),
    )
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
    expect(one?.warnings).toEqual([])
    const bytes: unknown = Object(one?.outputs[0]).image
    expect(bytes).toBeInstanceOf(Uint8Array)
    const { format, width, height, channels } = await sharp(bytes as Uint8Array).metadata()
    expect({ format, width, height, channels }).toEqual({
      format: 'png',
      width: 8,
      height: 8,
      channels: 3,
    })
  })

  test('behavior: more steps than the model was trained with are a warning', async () => {
    const { warnings } = await generate({ num_inference_steps: 9 }, { settings: { trainSteps: 5 } })
    expect(warnings).toEqual([expect.stringContaining('was trained with 5 steps')])
  })

  test('behavior: the call that nobody waits for is left', async () => {
    const aborted = AbortSignal.abort('enough')
    const call = { inputs: [null], parameters: {}, signal: aborted }
    await use('unconditional-image-generation', path, async (model) => {
      await expect(model.run(call)).rejects.toBe('enough')
    })
  })

  test('default: noise has a mean of 0 and a variance of 1', () => {
    const noise = gaussianNoise(20_000, 3)
    const mean = noise.reduce((sum, x) => sum + x, 0) / noise.length
    const variance = noise.reduce((sum, x) => sum + (x - mean) ** 2, 0) / noise.length
    expect(mean).toBeCloseTo(0, 1)
    expect(variance).toBeCloseTo(1, 1)
    expect(noise.every(Number.isFinite)).toBe(true)
  })
})

describe('reinforcement-learning', () => {
  const path = join(PARITY, 'policy-discrete')
  const observe = (observation: unknown, parameters = {}) =>
    use('reinforcement-learning', path, (model) =>
      model.run({ inputs: [{ observation }], parameters, signal }),
    )

  test('behavior: an action is drawn by its probability', async () => {
    const drawn = await use('reinforcement-learning', path, (model) => {
      const inputs = Array.from({ length: 60 }, () => ({ observation: [0, 0, 0, 0] }))
      return model.run({ inputs, parameters: { deterministic: false }, signal })
    })
    expect(drawn.warnings).toEqual([])
    const actions = new Set(drawn.outputs.map((output) => Object(output).action))
    expect([...actions].every((action) => [0, 1, 2].includes(action))).toBe(true)
    expect(actions.size).toBeGreaterThan(1)
  })

  test('behavior: a policy of values for motors draws nothing, and says so', async () => {
    const { warnings } = await use(
      'reinforcement-learning',
      join(PARITY, 'policy-continuous'),
      (model) =>
        model.run({
          inputs: [{ observation: [0, 0, 0] }],
          parameters: { deterministic: false },
          signal,
        }),
    )
    expect(warnings).toEqual([expect.stringContaining('"deterministic" had no effect')])
  })

  test('error: an observation of another shape, or numbers that are none', async () => {
    expect(await failureOf(observe([1, 2, 3]))).toMatchObject({
      details: expect.stringContaining('the shape [any, 4], and what it is given [3]'),
    })
    expect(await failureOf(observe([NaN, 0, 0, 0]))).toBeInstanceOf(ModelOutputError)
  })
})

describe('graph-ml', () => {
  const graph = {
    node_feat: [
      [1, 2, 3],
      [4, 5, 6],
    ],
    edge_index: [[0], [1]],
  }
  const run = (inputs: unknown, parameters = {}, name = 'graph-nodes') =>
    use('graph-ml', join(PARITY, name), (model) =>
      model.run({ inputs: [inputs], parameters, signal }),
    )

  test('behavior: a level that the model was not trained for is a warning', async () => {
    const { warnings } = await run(graph, { level: 'edge' })
    expect(warnings).toEqual([expect.stringContaining('the model was trained for each node')])
    expect((await run(graph, { level: 'node' })).warnings).toEqual([])
  })

  test.each([
    [{ ...graph, edge_index: [[0], [2]] }, 'inputs.edge_index[1][0]'],
    [{ ...graph, edge_index: [[0], [1, 0]] }, 'inputs.edge_index[1]'],
    [{ ...graph, node_feat: [[1, 2, 3], [4]] }, 'inputs.node_feat[1]'],
    [{ ...graph, node_feat: [[1], [4]] }, 'inputs.node_feat[0]'],
  ])('error: what is no graph, or not of this model: %#', async (inputs, path) => {
    const error = await failureOf(run(inputs))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({ path })
  })

  test('error: features of the edges are missing', async () => {
    expect(await failureOf(run(graph, {}, 'graph-whole'))).toMatchObject({
      path: 'inputs.edge_attr',
    })
  })
})

describe('robotics', () => {
  const image = { width: 16, height: 16, channels: 3, data: new Uint8Array(768) }
  const run = (input: unknown, parameters = {}) =>
    use('robotics', join(PARITY, 'robot-policy'), (model) =>
      model.run({ inputs: [input], parameters, signal }),
    )

  test('behavior: what the policy does not read, or plan, is a warning', async () => {
    const observation = { state: [0, 0, 0, 0, 0, 0], images: { top: image, wrist: image } }
    const { warnings } = await run({ observation, instruction: 'go' }, { n_action_steps: 9 })
    expect(warnings).toEqual([
      expect.stringContaining('the policy plans 3 steps'),
      expect.stringContaining('"wrist" had no effect'),
      expect.stringContaining('The instruction had no effect'),
    ])
  })

  test('error: a camera that is missing', async () => {
    const failure = await failureOf(run({ observation: { state: [0, 0, 0, 0, 0, 0] } }))
    expect(failure).toMatchObject({ details: expect.stringContaining('observation.images.top') })
  })
})

describe('voice-activity-detection', () => {
  const path = join(PARITY, 'voice-states')
  const sound = (length: number) => ({
    samplingRate: 8000,
    channels: [Float32Array.from({ length }, (_, at) => Math.sin(at / 5) * ((at >> 11) % 2))],
  })
  const run = (audio: unknown, parameters: Record<string, unknown>) =>
    use('voice-activity-detection', path, (model) =>
      model.run({ inputs: [audio], parameters, signal }),
    )

  test('behavior: the longest stretches are kept, pauses are filled', async () => {
    const all = await run(sound(16_384), { onset: 0.45, offset: 0.4 })
    const count = Object(all.outputs[0]).length
    expect(count).toBeGreaterThan(1)
    const filled = await run(sound(16_384), { onset: 0.45, offset: 0.4, min_duration_off: 10 })
    expect(filled.outputs[0]).toHaveLength(1)
    const none = await run(sound(16_384), { onset: 0.45, offset: 0.4, min_duration_on: 10 })
    expect(none.outputs).toEqual([[]])
  })

  test('behavior: states begin anew with each recording', async () => {
    const parameters = { onset: 0.45, offset: 0.4 }
    const [single] = (await run(sound(8000), parameters)).outputs
    const both = await use('voice-activity-detection', path, (model) =>
      model.run({ inputs: [sound(8000), sound(8000)], parameters, signal }),
    )
    expect(both.outputs).toEqual([single, single])
  })

  test('behavior: an empty recording has no speech', async () => {
    expect((await run(sound(0), {})).outputs).toEqual([[]])
  })
})

describe('visual-document-retrieval', () => {
  test('error: half a model, or one without a tokenizer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'taskmesh-pages-'))
    folders.push(folder)
    await cp(join(PARITY, 'pages-late-interaction'), folder, { recursive: true })
    const load = () => failureOf(use('visual-document-retrieval', folder, async () => undefined))
    await rm(join(folder, 'tokenizer.json'))
    expect(await load()).toMatchObject({
      details: expect.stringContaining('tokenizer.json is missing'),
    })
    await writeFile(join(folder, 'tokenizer.json'), '{}')
    expect(await load()).toBeInstanceOf(ModelLoadError)
    await rm(join(folder, 'query_model.onnx'))
    expect(await load()).toMatchObject({
      details: expect.stringContaining('query_model.onnx is missing'),
    })
  })
})
