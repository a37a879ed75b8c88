import { cp, mkdtemp, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoModelDirectory } from '@taskmesh/demo-models'
import type { TaskId } from '@taskmesh/tasks'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { HuggingFaceSpec } from '../src/engine/modelSpec.ts'
import { chooseWeights } from '../src/engines/transformersJs/modelFolder/chooseWeights.ts'
import { conversionAdvice } from '../src/engines/transformersJs/modelFolder/conversionCommand.ts'
import { ModelLoadError } from '../src/errors.ts'
import { loadModel } from '../src/hosts/loadModel.ts'

const { signal } = new AbortController()
const TWO_DECODERS = fileURLToPath(
  new URL('../../../parity/models/optimum-marian-two-decoders', import.meta.url),
)
const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

async function copyOf(source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-model-'))
  folders.push(folder)
  await cp(source, folder, { recursive: true })
  return folder
}

/** A copy of a demonstration model as optimum lays models out: the weights beside config.json. */
async function exported(task: 'text-classification' | 'translation' = 'text-classification') {
  const folder = await copyOf(demoModelDirectory(task))
  for (const name of task === 'translation'
    ? ['encoder_model', 'decoder_model_merged']
    : ['model']) {
    await rename(join(folder, 'onnx', `${name}.onnx`), join(folder, `${name}.onnx`))
  }
  return folder
}

function specOf(
  location: string,
  task: TaskId,
  more: Partial<HuggingFaceSpec> = {},
): HuggingFaceSpec {
  return {
    kind: 'hugging-face',
    id: 'me/model',
    task,
    location,
    isLocal: true,
    revision: 'main',
    ...more,
  }
}

async function run(spec: HuggingFaceSpec, inputs: unknown[], parameters = {}) {
  const { model } = await loadModel(spec, () => {})
  try {
    return { ...(await model.run({ inputs, parameters, signal })), memoryBytes: model.memoryBytes }
  } finally {
    await model.dispose()
  }
}

/** Has the config of a folder tell of data beside the graphs. */
async function withDataFiles(folder: string, use_external_data_format: unknown): Promise<void> {
  const path = join(folder, 'config.json')
  const config: unknown = JSON.parse(await readFile(path, 'utf8'))
  const settings = { 'transformers.js_config': { use_external_data_format } }
  await writeFile(path, JSON.stringify({ ...Object(config), ...settings }))
}

const classify = (location: string, more?: Partial<HuggingFaceSpec>) =>
  run(specOf(location, 'text-classification', more), ['I like it'], { top_k: null })

const detailsOf = async (loading: Promise<unknown>): Promise<string> => {
  const error = await loading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ModelLoadError)
  return error instanceof ModelLoadError ? (error.details ?? '') : ''
}

describe('where the weights lie', () => {
  test('default: model.onnx in the folder itself gives what onnx/model.onnx gives', async () => {
    const expected = await classify(demoModelDirectory('text-classification'))
    const answer = await classify(await exported())
    expect(answer).toEqual(expected)
    expect(answer.warnings).toEqual([])
  })

  test('default: an encoder and a merged decoder in the folder itself', async () => {
    const spec = specOf(await exported('translation'), 'translation')
    const expected = await run(specOf(demoModelDirectory('translation'), 'translation'), [
      'Good morning',
    ])
    expect(await run(spec, ['Good morning'])).toEqual(expected)
  })

  const reference = z.object({
    cases: z.array(
      z.object({
        request: z.object({ inputs: z.string(), parameters: z.record(z.string(), z.unknown()) }),
        output: z.unknown(),
      }),
    ),
  })

  test('behavior: a decoder in two graphs writes what Python writes', async () => {
    const { cases } = reference.parse(
      JSON.parse(await readFile(join(TWO_DECODERS, 'reference.json'), 'utf8')),
    )
    const { model } = await loadModel(specOf(TWO_DECODERS, 'translation'), () => {})
    for (const { request, output } of cases) {
      const call = { inputs: [request.inputs], parameters: request.parameters, signal }
      expect((await model.run(call)).outputs).toEqual([output])
    }
    await model.dispose()
    expect(cases.length).toBeGreaterThan(2)
  })

  test('error: half a decoder names the missing graph and the task to export it with', async () => {
    const folder = await copyOf(TWO_DECODERS)
    await rm(join(folder, 'decoder_with_past_model.onnx'))
    expect(await detailsOf(run(specOf(folder, 'translation'), ['one']))).toMatch(
      /^decoder_with_past_model\.onnx is missing: .* --task text2text-generation-with-past\.$/,
    )
  })

  test('error: a decoder without caches', async () => {
    const folder = await copyOf(TWO_DECODERS)
    await rm(join(folder, 'decoder_with_past_model.onnx'))
    await rename(join(folder, 'decoder_model.onnx'), join(folder, 'decoder_model_merged.onnx'))
    expect(await detailsOf(run(specOf(folder, 'translation'), ['one']))).toContain('-with-past')
  })

  test('behavior: one graph with a name of its own', async () => {
    const folder = await exported()
    await rename(join(folder, 'model.onnx'), join(folder, 'model_optimized.onnx'))
    expect((await classify(folder)).outputs).toHaveLength(1)
  })

  test('behavior: data beside the graph is read and counted', async () => {
    const folder = await exported()
    await writeFile(join(folder, 'model.onnx_data'), new Uint8Array(1000))
    const { memoryBytes } = await classify(folder)
    const plain = await classify(await exported())
    expect(memoryBytes).toBe((plain.memoryBytes ?? 0) + 1000)
  })
})

describe('types of weights', () => {
  test.each([
    ['model_quantized.onnx', 'q8'],
    ['model_int8.onnx', 'int8'],
    ['model_uint8.onnx', 'uint8'],
    ['model_fp16.onnx', 'fp16'],
    ['model_q4.onnx', 'q4'],
    ['model_q4f16.onnx', 'q4f16'],
    ['model_bnb4.onnx', 'bnb4'],
  ])('behavior: only %s is loaded as %s, which each answer says', async (name, type) => {
    const folder = await exported()
    await rename(join(folder, 'model.onnx'), join(folder, name))
    const { outputs, warnings } = await classify(folder)
    expect(outputs).toHaveLength(1)
    expect(warnings).toEqual([expect.stringContaining(`it runs with ${type}`)])
    expect((await classify(folder, { dtype: type })).warnings).toEqual([])
  })

  test('default: the most precise of several', () => {
    const sizes = new Map(
      ['model_q4.onnx', 'model_quantized.onnx', 'model_fp16.onnx'].map((name) => [name, 9]),
    )
    const chosen = chooseWeights(specOf('/m', 'fill-mask'), { path: '/m', sizes })
    expect(chosen.types).toEqual({ model: 'fp16' })
  })

  test('behavior: each graph has the type that it is there with', () => {
    const sizes = new Map(
      ['encoder_model.onnx', 'decoder_model_merged_quantized.onnx'].map((name) => [
        `onnx/${name}`,
        9,
      ]),
    )
    const chosen = chooseWeights(specOf('/m', 'translation', { dtype: 'q8' }), {
      path: '/m',
      sizes,
    })
    expect(chosen).toEqual({
      subfolder: 'onnx',
      types: { encoder_model: 'fp32', decoder_model_merged: 'q8' },
      fileName: undefined,
      hasTwoDecoders: false,
      warnings: [],
    })
  })

  test('behavior: the subfolder that has the type is taken', () => {
    const sizes = new Map(['onnx/model_quantized.onnx', 'model.onnx'].map((name) => [name, 9]))
    const folder = { path: '/m', sizes }
    expect(chooseWeights(specOf('/m', 'fill-mask'), folder).subfolder).toBe('')
    expect(chooseWeights(specOf('/m', 'fill-mask', { dtype: 'q8' }), folder).subfolder).toBe('onnx')
  })

  test('error: a type that is not there, or does not exist', async () => {
    const folder = await exported()
    expect(await detailsOf(classify(folder, { dtype: 'q4' }))).toBe(
      'dtype: the folder has no weights of the type "q4". It has fp32; without dtype the best of them is taken.',
    )
    expect(await detailsOf(classify(folder, { dtype: 'float' }))).toContain('expected one of fp32,')
  })
})

describe('folders that cannot be loaded', () => {
  test.each([
    ['model.safetensors', 'safetensors'],
    ['pytorch_model.bin', 'PyTorch'],
    ['pytorch_model-00001-of-00002.bin', 'PyTorch'],
    ['tf_model.h5', 'TensorFlow'],
  ])('error: only %s: the command that converts it', async (name, kind) => {
    const folder = await exported()
    await rename(join(folder, 'model.onnx'), join(folder, name))
    const details = await detailsOf(classify(folder))
    expect(details).toContain(`weights for ${kind} only (${name})`)
    expect(details).toMatch(
      new RegExp(
        `^optimum-cli export onnx --model ${folder} --task text-classification ${folder}-onnx$`,
        'm',
      ),
    )
  })

  test('behavior: the command has the exporter’s name of the task, and quotes paths', () => {
    expect(conversionAdvice("/my models/it's/", 'summarization')).toMatch(
      String.raw`optimum-cli export onnx --model '/my models/it'\''s' --task text2text-generation-with-past '/my models/it'\''s-onnx'`,
    )
    expect(conversionAdvice('/m', 'automatic-speech-recognition', 'whisper')).toContain(
      '-with-past /m',
    )
    expect(conversionAdvice('/m', 'automatic-speech-recognition', 'wav2vec2')).toContain(
      '--task automatic-speech-recognition /m-onnx',
    )
  })

  test.each([
    ['table-question-answering', 'tapas', /no exporter for models of the type "tapas"/],
    ['table-question-answering', 'bart', /--task text2text-generation-with-past/],
    ['image-text-to-text', 'llava', /no exporter for models of the type "llava"/],
    ['zero-shot-audio-classification', 'clap', /no exporter for models of the type "clap"/],
    [
      'visual-question-answering',
      undefined,
      /no exporter for models for visual-question-answering/,
    ],
    ['mask-generation', 'sam', /--task feature-extraction/],
    ['depth-estimation', 'depth_anything', /no exporter/],
  ] as const)(
    'behavior: what the exporter does not have is said: %s with %s',
    (task, type, words) => {
      const advice = conversionAdvice('/m', task, type)
      expect(advice).toMatch(words)
      expect(advice.includes('optimum-cli')).toBe(!advice.includes('no exporter'))
    },
  )

  test('error: no weights at all', async () => {
    const folder = await exported()
    await rm(join(folder, 'model.onnx'))
    expect(await detailsOf(classify(folder))).toContain('There is no ONNX file in')
  })

  test('error: no tokenizer', async () => {
    const folder = await exported()
    await rm(join(folder, 'tokenizer.json'))
    expect(await detailsOf(classify(folder))).toBe(
      `tokenizer.json is missing in ${folder}: the model has no tokenizer. Copy tokenizer.json and tokenizer_config.json from the model that it was made of.`,
    )
    await writeFile(join(folder, 'vocab.txt'), '[PAD]')
    expect(await detailsOf(classify(folder))).toMatch(
      /older vocab\.txt.*\npython -c .*AutoTokenizer/,
    )
  })

  test('error: no settings of the tokenizer', async () => {
    const folder = await exported()
    await rm(join(folder, 'tokenizer_config.json'))
    expect(await detailsOf(classify(folder))).toContain('write it with the content {}')
  })

  test('error: a tokenizer that is no JSON is named', async () => {
    const folder = await exported()
    await writeFile(join(folder, 'tokenizer.json'), '{"version": ')
    expect(await detailsOf(classify(folder))).toContain('tokenizer.json is not JSON')
  })

  test('behavior: a tokenizer class that nobody knows is a warning of every answer', async () => {
    const folder = await exported()
    const path = join(folder, 'tokenizer_config.json')
    const config: unknown = JSON.parse(await readFile(path, 'utf8'))
    await writeFile(
      path,
      JSON.stringify({ ...Object(config), tokenizer_class: 'InventedTokenizer' }),
    )
    const { outputs, warnings } = await classify(folder)
    expect(outputs).toEqual((await classify(await exported())).outputs)
    expect(warnings).toEqual([expect.stringContaining('"InventedTokenizer" is not known')])
  })

  test('error: a config of 1 GB is refused before it is read', async () => {
    const folder = await exported()
    await truncate(join(folder, 'config.json'), 1e9)
    expect(await detailsOf(classify(folder))).toBe(
      'config.json has 1000000000 bytes; expected at most 16777216.',
    )
  })

  test('error: a tokenizer of 2 GB, and a template of 1 GB, are refused before they are read', async () => {
    const folder = await exported()
    await writeFile(join(folder, 'chat_template.jinja'), '')
    await truncate(join(folder, 'chat_template.jinja'), 1e9)
    expect(await detailsOf(classify(folder))).toContain('chat_template.jinja has 1000000000 bytes')
    await rm(join(folder, 'chat_template.jinja'))
    await truncate(join(folder, 'tokenizer.json'), 2e9)
    expect(await detailsOf(classify(folder))).toContain('tokenizer.json has 2000000000 bytes')
  })

  test('error: a pipe or a device in the place of a file, which would be read for ever', async () => {
    const folder = await exported()
    const path = join(folder, 'tokenizer_config.json')
    await rm(path)
    await symlink('/dev/zero', path)
    expect(await detailsOf(classify(folder))).toBe(
      'tokenizer_config.json is no file, but a pipe, a socket or a device.',
    )
    await rm(path)
    await symlink('/nowhere/at/all', path)
    expect(await detailsOf(classify(folder))).toContain('tokenizer_config.json is missing')
  })

  test('error: a link to a file that is not of the model, whose content stays out of the message', async () => {
    const folder = await exported()
    const path = join(folder, 'config.json')
    await rm(path)
    await symlink('/etc/passwd', path)
    const details = await detailsOf(classify(folder))
    expect(details).toContain('config.json is not JSON')
    expect(details).not.toContain('root')
  })

  test.each([
    ['num_hidden_layers', 1e9, /num_hidden_layers: expected a whole number from 0 to 10000/],
    ['n_layer', 1e9, /n_layer: expected a whole number from 0 to 10000/],
  ])('error: a config with %s: %d', async (name, value, message) => {
    const folder = await copyOf(demoModelDirectory('text-generation'))
    const path = join(folder, 'config.json')
    const config: unknown = JSON.parse(await readFile(path, 'utf8'))
    await writeFile(path, JSON.stringify({ ...Object(config), [name]: value }))
    expect(await detailsOf(run(specOf(folder, 'text-generation'), ['Once']))).toMatch(message)
  })

  test('behavior: data beside the graph that only the config tells of is not needed', async () => {
    const folder = await exported()
    await withDataFiles(folder, { 'model.onnx': 5 })
    expect((await classify(folder)).outputs).toHaveLength(1)
  })

  test('error: a config that tells of a thousand million files of data', async () => {
    const folder = await exported()
    await withDataFiles(folder, 1e9)
    expect(await detailsOf(classify(folder))).toMatch(
      /use_external_data_format: expected at most 1000 data files/,
    )
  })

  test('error: a config that is no JSON, of no model, or missing', async () => {
    const folder = await exported()
    await writeFile(join(folder, 'config.json'), 'not JSON')
    expect(await detailsOf(classify(folder))).toContain('config.json is not JSON')
    await writeFile(join(folder, 'config.json'), '{}')
    expect(await detailsOf(classify(folder))).toContain('model_type')
    await rm(join(folder, 'config.json'))
    expect(await detailsOf(classify(folder))).toContain('config.json is missing')
  })

  test('error: weights that are damaged, or a pointer of Git LFS', async () => {
    const folder = await exported()
    await truncate(join(folder, 'model.onnx'), 5000)
    expect(await detailsOf(classify(folder))).toMatch(/^model\.onnx is damaged or no ONNX file/)
    await writeFile(
      join(folder, 'model.onnx'),
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n',
    )
    expect(await detailsOf(classify(folder))).toContain('model.onnx is a pointer of Git LFS')
  })

  test.each(['outside-data', 'missing-data'])(
    'error: weights whose data are elsewhere: %s',
    async (name) => {
      const folder = await exported()
      await cp(join(import.meta.dirname, 'graphs', `${name}.onnx`), join(folder, 'model.onnx'))
      expect(await detailsOf(classify(folder))).toMatch(/data file that is missing or lies outside/)
      const spec = { kind: 'onnx-file', id: 'me/model', path: join(folder, 'model.onnx') } as const
      expect(await detailsOf(loadModel({ ...spec, task: 'tabular-regression' }, () => {}))).toMatch(
        /data file that lies outside of its folder or is missing/,
      )
    },
  )

  test('error: no folder, or a file', async () => {
    expect(await detailsOf(classify('/nowhere/at/all'))).toBe('There is no folder /nowhere/at/all.')
    const folder = await exported()
    expect(await detailsOf(classify(join(folder, 'model.onnx')))).toContain("kind: 'onnx-file'")
  })

  test('behavior: files that are links, as in the cache of the Hub, are read', async () => {
    const folder = await exported()
    const blobs = await exported()
    await rm(join(folder, 'model.onnx'))
    await symlink(join(blobs, 'model.onnx'), join(folder, 'model.onnx'))
    expect((await classify(folder)).outputs).toHaveLength(1)
  })
})

describe('what a config leaves out', () => {
  test('default: classes without names are LABEL_n', async () => {
    const folder = await exported()
    const path = join(folder, 'config.json')
    const {
      id2label: _,
      label2id: __,
      ...config
    } = Object(JSON.parse(await readFile(path, 'utf8')))
    await writeFile(path, JSON.stringify(config))
    const { outputs } = await classify(folder)
    expect(outputs).toEqual([
      expect.arrayContaining([expect.objectContaining({ label: 'LABEL_0' })]),
    ])
  })
})
