import { AutoModelForSequenceClassification } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { rank, softmax } from '../../scores.ts'
import type { ModelConfig } from '../readModelConfig.ts'
import { describeCutRows, loadTextModel } from '../texts/loadTextModel.ts'
import type { EncodedRow, InputEncoder } from '../texts/InputEncoder.ts'
import { runRows } from '../texts/runRows.ts'

const TASK = 'zero-shot-classification'
const RULES = { candidate_labels: always, hypothesis_template: always, multi_label: always }
const NAMES = { logits: ['logits'] }
const DEFAULT_TEMPLATE = 'This example is {}.'

const labels = z.looseObject({
  label2id: z.catch(z.nullish(z.record(z.string(), z.number())), undefined),
  id2label: z.nullish(z.record(z.string(), z.string())),
})

/** The class that says that a statement follows from a text; `undefined` when no label says so. */
function entailmentOf(config: ModelConfig): number | undefined {
  const { label2id, id2label } = z.parse(labels, config)
  const byName = Object.entries(label2id ?? {})
  const byId = Object.entries(id2label ?? {}).map(([id, name]) => [name, Number(id)] as const)
  return [...byName, ...byId].find(([name]) => name.toLowerCase().startsWith('entail'))?.[1]
}

/** A text and a statement in one row. The text loses tokens, not the statement, if it has enough. */
function encode(encoder: InputEncoder, text: string, statement: string, limit: number): EncodedRow {
  const cut = encoder.encode(text, statement, { limit, strategy: 'only_first' })
  const isFitting = cut.tokens.length <= limit && cut.tokens.some(({ sequence }) => sequence === 0)
  return isFitting ? cut : encoder.encode(text, statement, { limit })
}

/** Runs zero-shot-classification with models for natural language inference. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const model = await loadTextModel(spec, options, TASK, AutoModelForSequenceClassification)
    const { encoder, config, limit, memoryBytes, dispose } = model
    const found = entailmentOf(config)
    if (found === undefined) {
      options.onWarning?.(
        'No label of the model begins with "entail"; its last class is taken for the one that says that a statement follows.',
      )
    }

    return {
      memoryBytes,
      joinsCalls: true,

      async run({ inputs, parameters, signal }) {
        const { candidate_labels, hypothesis_template = DEFAULT_TEMPLATE, multi_label } = parameters
        const isIndependent = multi_label === true || candidate_labels.length === 1
        const encoded = inputs.map((text) =>
          candidate_labels.map((label) =>
            encode(
              encoder,
              text,
              hypothesis_template.replaceAll('{}', () => label),
              limit,
            ),
          ),
        )
        const tokens = encoded.flat().map((row) => row.tokens)
        const results = await runRows(model, tokens, { names: NAMES, byToken: false, signal })
        const outputs = inputs.map((_, index) => {
          const from = index * candidate_labels.length
          const own = results.slice(from, from + candidate_labels.length)
          const scored = own.map(({ logits: { data } }) => {
            const entailment = found ?? data.length - 1
            const contradiction = entailment === 0 ? data.length - 1 : 0
            return { for: data[entailment] ?? 0, against: data[contradiction] ?? 0 }
          })
          const scores = isIndependent
            ? scored.map((one) => softmax([one.against, one.for])[1] ?? 0)
            : softmax(scored.map((one) => one.for))
          return rank(candidate_labels, scores, null)
        })
        const longest = encoded.map((rows) => rows.reduce((a, b) => (b.uncut > a.uncut ? b : a)))
        const warnings = [
          ...describeIneffective(parameters, RULES),
          ...describeCutRows(longest, limit),
        ]
        return { outputs, warnings }
      },

      dispose,
    }
  },
})
