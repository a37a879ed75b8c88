import { AutoModel, AutoTokenizer } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelLoadError } from '../../../errors.ts'
import { always, describeIneffective } from '../../effects.ts'
import { ImageProcessor } from '../../images/ImageProcessor.ts'
import { stackImages } from '../../images/stackImages.ts'
import { inChunks } from '../../inChunks.ts'
import { rank, toScores } from '../../scores.ts'
import { loadParts } from '../loadParts.ts'
import { labelsOf } from '../readModelConfig.ts'
import { readLogits } from '../readLogits.ts'
import { InputEncoder } from '../texts/InputEncoder.ts'
import { describeCutRows } from '../texts/loadTextModel.ts'
import { longestInput } from '../texts/positionLimit.ts'
import { toFeeds } from '../texts/toFeeds.ts'

const MODEL_TYPE = 'vilt'
const RULES = { top_k: always }
const KNOWN_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids', 'pixel_values', 'pixel_mask']
const sessionInputs = z.object({ inputNames: z.array(z.string()) })

function knownInputs(model: string, session: unknown): string[] {
  const { inputNames } = z.parse(sessionInputs, session)
  const unknown = inputNames.filter((name) => !KNOWN_INPUTS.includes(name))
  if (unknown.length === 0) return inputNames
  throw new ModelLoadError(model, `Its graph has inputs of an unknown kind: ${unknown.join(', ')}.`)
}

function refusal(modelType: string): string | undefined {
  return modelType === MODEL_TYPE
    ? undefined
    : `it runs models of the type "${MODEL_TYPE}", not "${modelType}"`
}

/**
 * Runs visual-question-answering with models in the layout of ViLT: one graph that takes `input_ids`,
 * `attention_mask` and `pixel_values` (and `token_type_ids` or `pixel_mask` if it declares them) and
 * gives `logits` over the answers of `id2label`. transformers.js has no class for them.
 */
export default defineAdapter<'visual-question-answering'>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal,
      read: (location, files, session) =>
        Promise.all([
          AutoTokenizer.from_pretrained(location, files),
          ImageProcessor.load(spec.id, location, files),
          AutoModel.from_pretrained(location, session),
        ]),
    })
    const [tokenizer, processor, model] = parts
    for (const warning of processor.warnings) options.onWarning?.(warning)
    let inputNames: string[]
    try {
      inputNames = knownInputs(spec.id, model.sessions['model'])
    } catch (error) {
      await model.dispose()
      throw error
    }
    const limit = longestInput(tokenizer, config)
    const encoder = new InputEncoder(tokenizer)
    const feeding = {
      inputNames,
      padToken: tokenizer.pad_token_id ?? 0,
      paddingSide: encoder.paddingSide,
    }
    // ViLT scores each answer on its own, as Transformers' VisualQuestionAnsweringPipeline does;
    // a model that says it has one right answer gets probabilities that sum to 1.
    const apply = config.problem_type === 'single_label_classification' ? 'softmax' : 'sigmoid'

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { top_k = 5 } = parameters
        const rows = inputs.map(({ question }) => encoder.encode(question, undefined, { limit }))
        const outputs = await inChunks(inputs, { size: 1, signal }, async (chunk, offset) => {
          const tokens = rows.slice(offset, offset + chunk.length).map((row) => row.tokens)
          const images = chunk.map(({ image }) => processor.process(image))
          const feeds = { ...toFeeds(tokens, feeding), ...stackImages(images) }
          return readLogits(await model(feeds)).map((logits) =>
            rank(labelsOf(config, logits.length), toScores(logits, apply), top_k).map(
              ({ label, score }) => ({ answer: label, score }),
            ),
          )
        })
        const warnings = [
          ...describeIneffective(parameters, RULES),
          ...describeCutRows(rows, limit),
        ]
        return { outputs, warnings }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
