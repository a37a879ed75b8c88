import { AutoModelForSequenceClassification, AutoTokenizer } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { rank, toScores, type ScoreFunction } from '../../scores.ts'
import { loadParts } from '../loadParts.ts'
import { labelsOf, type ModelConfig } from '../readModelConfig.ts'
import { readLogits } from '../readLogits.ts'
import { describeCuts, longestInput } from '../tokenize.ts'
import { unsupported } from '../unsupported.ts'

const AT_ONCE = 16
const RULES = { top_k: always, function_to_apply: always }

/** The score function of a classifier, as Transformers chooses it by the number and kind of classes. */
function defaultFunction(config: ModelConfig, classes: number): ScoreFunction {
  const isIndependent = classes === 1 || config.problem_type === 'multi_label_classification'
  return isIndependent ? 'sigmoid' : 'softmax'
}

type Input = string | { text: string; text_pair: string }

const firstText = (input: Input) => (typeof input === 'string' ? input : input.text)
const secondText = (input: Input) => (typeof input === 'string' ? [] : [input.text_pair])

/** Runs text-classification with models for sequence classification. */
export default defineAdapter<'text-classification'>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal: unsupported('text-classification', AutoModelForSequenceClassification),
      read: (location, files, session) =>
        Promise.all([
          AutoTokenizer.from_pretrained(location, files),
          AutoModelForSequenceClassification.from_pretrained(location, session),
        ]),
    })
    const [tokenizer, model] = parts
    const limit = longestInput(tokenizer, config)
    const max_length = Number.isFinite(limit) ? limit : null

    /** The raw numbers for each input. The tokenizer takes single texts or pairs, not both at once. */
    async function logitsOf(chunk: readonly Input[]): Promise<number[][]> {
      const pairs = chunk.flatMap(secondText)
      if (pairs.length > 0 && pairs.length < chunk.length) {
        const rows: number[][] = []
        for (const input of chunk) rows.push(...(await logitsOf([input])))
        return rows
      }
      const encoded = tokenizer(chunk.map(firstText), {
        ...(pairs.length > 0 ? { text_pair: pairs } : {}),
        padding: true,
        truncation: true,
        max_length,
      })
      return readLogits(await model(encoded))
    }

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { top_k = 1, function_to_apply } = parameters
        const outputs = await inChunks(inputs, { size: AT_ONCE, signal }, async (chunk) => {
          const rows = await logitsOf(chunk)
          return rows.map((logits) => {
            const apply = function_to_apply ?? defaultFunction(config, logits.length)
            return rank(labelsOf(config, logits.length), toScores(logits, apply), top_k)
          })
        })
        const warnings = [
          ...describeIneffective(parameters, RULES),
          ...describeCuts(tokenizer, inputs, limit),
        ]
        return { outputs, warnings }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
