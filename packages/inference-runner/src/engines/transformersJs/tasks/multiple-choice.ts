import { AutoTokenizer, PreTrainedModel } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { DecodedInput } from '../../../engine/decodedInput.ts'
import { ModelOutputError } from '../../../errors.ts'
import { describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { softmax } from '../../scores.ts'
import { loadParts } from '../loadParts.ts'
import { readLogits } from '../readLogits.ts'
import { describeCuts, longestInput } from '../tokenize.ts'

type Input = DecodedInput<'multiple-choice'>

/**
 * The pairs that the model compares: the question with each answer; with a context, the context with
 * the question and each answer, as models for SWAG and RACE are trained.
 */
function pairsOf({ question, choices, context }: Input): { text: string; text_pair: string }[] {
  return choices.map((choice) =>
    context === undefined
      ? { text: question, text_pair: choice }
      : { text: context, text_pair: `${question} ${choice}` },
  )
}

/**
 * Runs multiple-choice with models of `AutoModelForMultipleChoice` (BERT, RoBERTa, DeBERTa, …), as
 * `optimum-cli export onnx --task multiple-choice` writes them: token ids of the dimensions
 * `[batch, choices, sequence]` give logits of `[batch, choices]`.
 */
export default defineAdapter<'multiple-choice'>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      // Whatever encoder it is, its graph takes token ids and gives logits.
      refusal: () => undefined,
      read: (location, files, session) =>
        Promise.all([
          AutoTokenizer.from_pretrained(location, files),
          PreTrainedModel.from_pretrained(location, session),
        ]),
    })
    const [tokenizer, model] = parts
    const limit = longestInput(tokenizer, config)
    const max_length = Number.isFinite(limit) ? limit : null

    async function scoresOf(input: Input): Promise<number[]> {
      const pairs = pairsOf(input)
      const encoded = tokenizer(
        pairs.map(({ text }) => text),
        {
          text_pair: pairs.map(({ text_pair }) => text_pair),
          padding: true,
          truncation: true,
          max_length,
        },
      )
      const tensors = Object.entries(encoded).map(([name, tensor]) => [name, tensor.unsqueeze(0)])
      const [logits = []] = readLogits(await model(Object.fromEntries(tensors)))
      if (logits.length === pairs.length) return softmax(logits)
      throw new ModelOutputError(`${pairs.length} logits are expected, not ${logits.length}`)
    }

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const outputs = await inChunks(inputs, { size: 1, signal }, async (chunk) => {
          const [input] = chunk
          if (input === undefined) return []
          const scores = await scoresOf(input)
          const answers = input.choices.map((answer, index) => ({
            index,
            answer,
            score: scores[index] ?? 0,
          }))
          return [answers.toSorted((a, b) => b.score - a.score)]
        })
        const warnings = [
          ...describeIneffective(parameters, {}),
          ...describeCuts(tokenizer, inputs.flatMap(pairsOf), limit),
        ]
        return { outputs, warnings }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
