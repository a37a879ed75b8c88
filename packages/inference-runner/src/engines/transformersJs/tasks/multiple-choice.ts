import { AutoTokenizer, PreTrainedModel } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { DecodedInput } from '../../../engine/decodedInput.ts'
import { ModelOutputError } from '../../../errors.ts'
import { describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { softmax } from '../../scores.ts'
import { loadParts } from '../loadParts.ts'
import { readLogits } from '../readLogits.ts'
import { InputEncoder, type EncodedRow } from '../texts/InputEncoder.ts'
import { describeCutRows } from '../texts/loadTextModel.ts'
import { longestInput } from '../texts/positionLimit.ts'
import { toFeeds } from '../texts/toFeeds.ts'

type Input = DecodedInput<'multiple-choice'>

const sessionInputs = z.object({ inputNames: z.array(z.string()) })

/**
 * The pairs that the model compares: the question with each answer; with a context, the context with
 * the question and each answer, as models for SWAG and RACE are trained.
 */
function pairsOf({ question, choices, context }: Input): [first: string, second: string][] {
  return choices.map((choice) =>
    context === undefined ? [question, choice] : [context, `${question} ${choice}`],
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
    const encoder = new InputEncoder(tokenizer)
    const limit = longestInput(tokenizer, config)
    const { inputNames } = z.parse(sessionInputs, model.sessions['model'])
    const layout = {
      inputNames,
      padToken: tokenizer.pad_token_id ?? 0,
      paddingSide: encoder.paddingSide,
    }

    async function scoresOf(rows: readonly EncodedRow[]): Promise<number[]> {
      const feeds = toFeeds(
        rows.map(({ tokens }) => tokens),
        layout,
      )
      const tensors = Object.entries(feeds).map(([name, tensor]) => [name, tensor.unsqueeze(0)])
      const [logits = []] = readLogits(await model(Object.fromEntries(tensors)))
      if (logits.length === rows.length) return softmax(logits)
      throw new ModelOutputError(`${rows.length} logits are expected, not ${logits.length}`)
    }

    return {
      memoryBytes,
      joinsCalls: true,

      async run({ inputs, parameters, signal }) {
        const cut: EncodedRow[] = []
        const outputs = await inChunks(inputs, { size: 1, signal }, async (chunk) => {
          const [input] = chunk
          if (input === undefined) return []
          const rows = pairsOf(input).map(([first, second]) =>
            encoder.encode(first, second, { limit }),
          )
          cut.push(...rows)
          const scores = await scoresOf(rows)
          const answers = input.choices.map((answer, index) => ({
            index,
            answer,
            score: scores[index] ?? 0,
          }))
          return [answers.toSorted((a, b) => b.score - a.score)]
        })
        const warnings = [...describeIneffective(parameters, {}), ...describeCutRows(cut, limit)]
        return { outputs, warnings }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
