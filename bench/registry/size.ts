import { BUNDLERS, gzipSize } from '../../packages/tasks/test/packed/bundle.ts'

/** The bytes of a program for browsers, minified. */
export interface Size {
  what: string
  whose: string
  minified: number
  gzip: number
}

const VALIBOT = `
  import * as v from 'valibot'
  const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200000))
  const language = v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,4}([_-][A-Za-z0-9]{2,8}){0,3}$/)))
  const integer = (minimum, maximum) =>
    v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(minimum), v.maxValue(maximum)))
  const schema = v.strictObject({
    inputs: v.union([text, v.pipe(v.array(text), v.minLength(1), v.maxLength(256))]),
    parameters: v.optional(v.looseObject({
      src_lang: language, tgt_lang: language,
      max_length: integer(1, 32768), max_new_tokens: integer(1, 32768), min_length: integer(0, 32768),
      do_sample: v.optional(v.boolean()),
      temperature: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(100))),
      top_k: integer(1, 1000000),
      top_p: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
      repetition_penalty: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(100))),
      seed: integer(0, Number.MAX_SAFE_INTEGER),
    })),
  })
  globalThis.check = (value) => v.safeParse(schema, value)`

const AJV = `
  import { Ajv2020 } from 'ajv/dist/2020.js'
  globalThis.check = (schema) => new Ajv2020({ strict: false }).compile(schema)`

const show = (name: string, from: string) =>
  `import { ${name} } from '${from}'; console.log(${name})`

const parsed = (task: string) =>
  `import { checkOutput, checkRequest } from '@taskmesh/tasks/parse'
   import schema from '@taskmesh/tasks/tasks/${task}'
   globalThis.check = (value) => checkRequest(schema, value)
   globalThis.checkOutput = (value, inputs) => checkOutput(schema, value, inputs)`

const PROGRAMS: readonly [what: string, whose: string, source: string][] = [
  ['PIPELINE_DATA', '@huggingface/tasks', show('PIPELINE_DATA', '@huggingface/tasks')],
  ['PIPELINE_DATA', '@taskmesh/tasks', show('PIPELINE_DATA', '@taskmesh/tasks')],
  ['all pages', '@huggingface/tasks', show('TASKS_DATA', '@huggingface/tasks')],
  ['all pages', '@taskmesh/tasks', show('TASKS', '@taskmesh/tasks')],
  ['bare import', '@huggingface/tasks', "import '@huggingface/tasks'"],
  ['bare import', '@taskmesh/tasks', "import '@taskmesh/tasks'"],
  ['text-classification, parsed', '@taskmesh/tasks', parsed('text-classification')],
  ['translation, parsed', '@taskmesh/tasks', parsed('translation')],
  ['chat-completion, parsed', '@taskmesh/tasks', parsed('chat-completion')],
  [
    'translation, parsed',
    '@taskmesh/tasks, zod’s messages',
    `import { requestSchema } from '@taskmesh/tasks/zod'
     import schema from '@taskmesh/tasks/zod/translation'
     import { safeParse } from 'zod/mini'
     globalThis.check = (value) => safeParse(requestSchema(schema, 'one'), value)`,
  ],
  ['translation, parsed', 'valibot, by hand', VALIBOT],
  ['translation, parsed', 'ajv, without the schema', AJV],
  [
    'every task, parsed',
    '@taskmesh/tasks',
    "import { parseRequest } from '@taskmesh/tasks'; globalThis.check = parseRequest",
  ],
]

async function sizeOf(project: string, source: string): Promise<Pick<Size, 'minified' | 'gzip'>> {
  const code = await BUNDLERS.esbuild(project, source)
  return { minified: code.length, gzip: code === '' ? 0 : gzipSize(code) }
}

/** Bundles each program with esbuild in a project that has all packages installed. */
export async function sizes(project: string): Promise<Size[]> {
  const results: Size[] = []
  for (const [what, whose, source] of PROGRAMS) {
    results.push({ what, whose, ...(await sizeOf(project, source)) })
  }
  return results
}
