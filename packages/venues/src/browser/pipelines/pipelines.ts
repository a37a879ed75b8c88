import type { BrowserTaskId } from '../abilities.ts'
import { readImage } from '../readImage.ts'
import type { BrowserPipeline } from './browserPipeline.ts'
import { GENERATION, streamer, writer } from './generation.ts'
import { png } from './png.ts'
import { field, first, list, pick, soundOf, textOf } from './values.ts'
import { cosine, vectorOf } from './vectors.ts'

const LISTENING = [
  'return_timestamps',
  'chunk_length_s',
  'stride_length_s',
  'language',
  'task',
  'max_new_tokens',
] as const

/** How models of each task are run. */
export const PIPELINES: Readonly<Record<BrowserTaskId, BrowserPipeline>> = {
  'text-classification': {
    type: 'text-classification',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 1 }) => list(await call(textOf(input), { top_k })),
  },
  'zero-shot-classification': {
    type: 'zero-shot-classification',
    parameters: ['candidate_labels', 'hypothesis_template', 'multi_label'],
    run: async (call, input, { candidate_labels, ...others }) => {
      const found = await call(
        textOf(input),
        candidate_labels,
        pick(others, ['hypothesis_template', 'multi_label']),
      )
      const scores = list(field(found, 'scores'))
      return list(field(found, 'labels')).map((label, at) => ({ label, score: scores[at] }))
    },
  },
  'fill-mask': {
    type: 'fill-mask',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 5 }) => list(await call(textOf(input), { top_k })),
  },
  'question-answering': {
    type: 'question-answering',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 1 }) => {
      const found = list(await call(field(input, 'question'), field(input, 'context'), { top_k }))
      // Its positions are those in the text as the tokenizer writes it, not as it was given.
      return found.map((one) => ({ answer: field(one, 'answer'), score: field(one, 'score') }))
    },
  },
  'feature-extraction': {
    type: 'feature-extraction',
    parameters: ['pooling', 'normalize'],
    run: vectorOf,
  },
  'sentence-similarity': {
    type: 'feature-extraction',
    parameters: [],
    run: async (call, input) => {
      const source = await vectorOf(call, field(input, 'source_sentence'), {})
      const scores: number[] = []
      for (const sentence of list(field(input, 'sentences')))
        scores.push(cosine(source, await vectorOf(call, sentence, {})))
      return scores
    },
  },
  summarization: writer('summarization', (written) => written),
  translation: writer('translation', (written) => written, ['src_lang', 'tgt_lang']),
  'text2text-generation': writer('text2text-generation', (written) => [written]),
  'text-generation': {
    type: 'text-generation',
    parameters: [...GENERATION, 'return_full_text'],
    run: async (call, input, parameters, context) => {
      const given = pick(parameters, [...GENERATION, 'return_full_text'])
      const written = await call(textOf(input), { ...given, streamer: streamer(call, context) })
      return list(written).map((one) => ({ generated_text: field(one, 'generated_text') }))
    },
  },
  'image-classification': {
    type: 'image-classification',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 5 }) => list(await call(await readImage(input), { top_k })),
  },
  'zero-shot-image-classification': {
    type: 'zero-shot-image-classification',
    parameters: ['candidate_labels', 'hypothesis_template'],
    run: async (call, input, { candidate_labels, ...others }) =>
      call(await readImage(input), candidate_labels, pick(others, ['hypothesis_template'])),
  },
  'object-detection': {
    type: 'object-detection',
    parameters: ['threshold'],
    run: async (call, input, { threshold = 0.5 }) => call(await readImage(input), { threshold }),
  },
  'audio-classification': {
    type: 'audio-classification',
    parameters: ['top_k'],
    run: async (call, input, { top_k = 5 }) => list(await call(soundOf(input), { top_k })),
  },
  'automatic-speech-recognition': {
    type: 'automatic-speech-recognition',
    parameters: LISTENING,
    run: async (call, input, parameters) => call(soundOf(input), pick(parameters, LISTENING)),
  },
  'image-to-text': {
    type: 'image-to-text',
    parameters: GENERATION,
    run: async (call, input, parameters) =>
      first(await call(await readImage(input), pick(parameters, GENERATION))),
  },
  'depth-estimation': {
    type: 'depth-estimation',
    parameters: [],
    run: async (call, input) => ({
      depth: await png(field(first(await call(await readImage(input))), 'depth')),
    }),
  },
  'background-removal': {
    type: 'background-removal',
    parameters: [],
    run: async (call, input) => ({ image: await png(await call(await readImage(input))) }),
  },
}
