import type { TaskId } from '@taskmesh/tasks'
import * as v from 'valibot'

const MAX_TEXT = 200_000
const MAX_BATCH = 256
const MAX_MEDIA_TEXT = Math.ceil((20 * 1024 * 1024) / 3) * 4 + 200

const URL_PATTERN = /^(?=.{1,2048}$)https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/i
const DATA_URL_PATTERN =
  /^data:(?:[a-zA-Z]+\/[a-zA-Z0-9.+-]+)?(?:;[a-zA-Z0-9-]+=[^;,]{0,100}){0,4};base64,[A-Za-z0-9+/]+={0,2}$/
const BASE64_PATTERN = /^(?=[A-Za-z0-9+/]{16})[A-Za-z0-9+/]+={0,2}$/

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT))
const image = v.pipe(
  v.string(),
  v.maxLength(MAX_MEDIA_TEXT),
  v.check(
    (value) =>
      URL_PATTERN.test(value) || BASE64_PATTERN.test(value) || DATA_URL_PATTERN.test(value),
  ),
)
const cell = v.union([
  v.pipe(v.string(), v.maxLength(10_000)),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
  v.null(),
])

function integer(minimum: number, maximum: number) {
  return v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(minimum), v.maxValue(maximum)))
}

function batch<Schema extends v.GenericSchema>(schema: Schema) {
  const several = v.pipe(v.array(schema), v.minLength(1), v.maxLength(MAX_BATCH))
  return v.union([schema, several])
}

function call<Inputs extends v.GenericSchema, Parameters extends v.ObjectEntries>(
  inputs: Inputs,
  parameters: Parameters,
) {
  return v.strictObject({ inputs, parameters: v.optional(v.looseObject(parameters)) })
}

const top_k = integer(1, 1000)
const key = v.pipe(v.string(), v.maxLength(200))

const textClassification = call(batch(text), {
  function_to_apply: v.optional(v.picklist(['sigmoid', 'softmax', 'none'])),
  top_k,
})

const imageClassification = call(batch(image), {
  function_to_apply: v.optional(v.picklist(['sigmoid', 'softmax', 'none'])),
  top_k,
  confidence_threshold: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
})

const textGeneration = call(batch(text), {
  max_length: integer(1, 32_768),
  max_new_tokens: integer(1, 32_768),
  min_length: integer(0, 32_768),
  do_sample: v.optional(v.boolean()),
  temperature: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(100))),
  top_k: integer(1, 1_000_000),
  top_p: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
  repetition_penalty: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(100))),
  seed: integer(0, Number.MAX_SAFE_INTEGER),
  num_return_sequences: integer(1, 16),
  return_full_text: v.optional(v.boolean()),
  stop: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(200))), v.maxLength(4)),
  ),
})

const visualQuestionAnswering = call(batch(v.object({ image, question: text })), { top_k })

const tableQuestionAnswering = call(
  batch(
    v.object({
      question: text,
      table: v.pipe(
        v.record(key, v.pipe(v.array(cell), v.maxLength(10_000))),
        v.check(
          (columns) => Object.keys(columns).length >= 1 && Object.keys(columns).length <= 1000,
        ),
        v.check(
          (columns) => new Set(Object.values(columns).map((cells) => cells.length)).size <= 1,
        ),
      ),
    }),
  ),
  {
    padding: v.optional(v.picklist(['do_not_pad', 'longest', 'max_length'])),
    sequential: v.optional(v.boolean()),
    truncation: v.optional(v.boolean()),
  },
)

const URL_OF_IMAGE = 'https://example.com/cat.png'
const LARGE_IMAGE = `data:image/png;base64,${'iVBORw0K'.repeat(125_000)}`
const SENTENCE = 'The quick brown fox jumps over the lazy dog. '

function table(rows: number) {
  const column = (make: (row: number) => unknown) =>
    Array.from({ length: rows }, (_, row) => make(row))
  return {
    name: column((row) => `name ${row}`),
    city: column((row) => `city ${row}`),
    age: column((row) => row),
    member: column((row) => row % 2 === 0),
  }
}

/**
 * A task, the calls that are parsed by their kind, one after another, and the same schema written by hand for valibot.
 * A small call that is the only one ever is what a compiler of JavaScript makes most of; calls whose keys differ are what
 * servers get.
 */
export interface Subject {
  task: TaskId
  valibot: v.GenericSchema
  calls: Readonly<Record<string, readonly unknown[]>>
}

/** The tasks whose parsing is measured. */
export const SUBJECTS: readonly Subject[] = [
  {
    task: 'text-classification',
    valibot: textClassification,
    calls: {
      small: [{ inputs: 'I like it', parameters: { top_k: 2 } }],
      large: [{ inputs: Array.from({ length: MAX_BATCH }, () => SENTENCE.repeat(20)) }],
    },
  },
  {
    task: 'image-classification',
    valibot: imageClassification,
    calls: {
      small: [{ inputs: URL_OF_IMAGE, parameters: { top_k: 2 } }],
      large: [{ inputs: LARGE_IMAGE }],
    },
  },
  {
    task: 'text-generation',
    valibot: textGeneration,
    calls: {
      small: [
        { inputs: 'Once', parameters: { max_new_tokens: 20, temperature: 0.7, do_sample: true } },
      ],
      'small, of many keys': [
        {
          inputs: 'Once',
          parameters: {
            max_new_tokens: 20,
            do_sample: true,
            temperature: 0.7,
            top_k: 50,
            top_p: 0.9,
            repetition_penalty: 1.1,
            stop: ['.'],
          },
        },
      ],
      'small, of different keys': [
        { inputs: 'Once' },
        { inputs: 'Once', parameters: { max_new_tokens: 20 } },
        { inputs: 'Once', parameters: { temperature: 0.7, do_sample: true } },
        { inputs: 'Once', parameters: { seed: 1, stop: ['.'] } },
        { inputs: 'Once', parameters: { top_k: 50, top_p: 0.9, do_sample: true } },
        { inputs: 'Once', parameters: { max_new_tokens: 20, return_full_text: false } },
        { inputs: 'Once', parameters: { repetition_penalty: 1.1 } },
      ],
      large: [
        {
          inputs: SENTENCE.repeat(4000),
          parameters: { max_new_tokens: 20, top_p: 0.9, seed: 1 },
        },
      ],
    },
  },
  {
    task: 'visual-question-answering',
    valibot: visualQuestionAnswering,
    calls: {
      small: [{ inputs: { image: URL_OF_IMAGE, question: 'What is it?' } }],
      large: [
        {
          inputs: Array.from({ length: MAX_BATCH }, () => ({
            image: URL_OF_IMAGE,
            question: SENTENCE,
          })),
        },
      ],
    },
  },
  {
    task: 'table-question-answering',
    valibot: tableQuestionAnswering,
    calls: {
      small: [{ inputs: { question: 'Who is the oldest?', table: table(3) } }],
      large: [{ inputs: { question: 'Who is the oldest?', table: table(5000) } }],
    },
  },
]
