import { AutoModelForTokenClassification } from '@huggingface/transformers'
import type { TaskOutput } from '@taskmesh/tasks'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective, onlyIf, type EffectRules } from '../../effects.ts'
import { softmax } from '../../scores.ts'
import { labelsOf } from '../readModelConfig.ts'
import {
  aggregateEntities,
  withoutOverlaps,
  type AggregationStrategy,
  type Entity,
  type ScoredToken,
} from '../texts/aggregateEntities.ts'
import type { EncodedToken, InputEncoder } from '../texts/InputEncoder.ts'
import { describeCutRows, loadTextModel } from '../texts/loadTextModel.ts'
import { runRows, tableOf } from '../texts/runRows.ts'
import { windowsOf } from '../texts/truncate.ts'
import { withoutSpaces } from '../texts/withoutSpaces.ts'

const TASK = 'token-classification'
const NAMES = { logits: ['logits'] }

type Entities = TaskOutput<typeof TASK>

function rules(strategy: AggregationStrategy, limit: number): EffectRules {
  const isWhole = limit === Infinity
  return {
    aggregation_strategy: always,
    ignore_labels: always,
    stride: onlyIf(
      strategy !== 'none' && !isWhole,
      isWhole
        ? 'this model reads texts of any length'
        : 'it needs an aggregation_strategy other than "none"',
    ),
  }
}

const charactersIn = (text: string) => Array.from(text).length

/**
 * Whether a token goes on with the word of the token before it, as transformers decides: by the length of
 * the token where the vocabulary marks such tokens, otherwise by the spaces in the text.
 */
function isSubword(
  { source }: EncodedToken,
  text: string,
  { prefix, unknown }: { prefix: string; unknown: number | undefined },
): boolean {
  if (source === undefined || source.id === unknown) return false
  const { token, start, end } = source
  if (prefix !== '') return charactersIn(token) !== charactersIn(text.slice(start, end))
  const before = text.slice(0, start).match(/[\s\S]$/u)?.[0] ?? ''
  const first = text.slice(start).match(/^[\s\S]/u)?.[0] ?? ''
  return start > 0 && !`${before}${first}`.includes(' ')
}

/** The rows that a text is read in: one, or with a stride as many as it takes. */
function rowsOf(
  encoder: InputEncoder,
  text: string,
  limit: number,
  stride: number | undefined,
): { rows: (readonly EncodedToken[])[]; uncut: number } {
  if (stride === undefined) {
    const { tokens, uncut } = encoder.encode(text, undefined, { limit })
    return { rows: [tokens], uncut }
  }
  const tokens = encoder.reader.read(text)
  const room = Math.max(1, limit - encoder.addedTokens(false))
  const windows = windowsOf(tokens, room, Math.min(stride, room - 1))
  return { rows: windows.map((part) => encoder.around(part)), uncut: 0 }
}

/** Runs token-classification with models that give each token a class. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const model = await loadTextModel(spec, options, TASK, AutoModelForTokenClassification)
    const { encoder, tokenizer, config, limit, memoryBytes, dispose } = model
    const vocabulary = {
      prefix: encoder.reader.json.model.continuing_subword_prefix ?? '',
      unknown: tokenizer.unk_token_id,
    }

    function scoredTokens(
      text: string,
      row: readonly EncodedToken[],
      logits: readonly Float32Array[],
    ): ScoredToken[] {
      return row.flatMap((token, index) => {
        const { source } = token
        if (source === undefined) return []
        return {
          scores: softmax(Array.from(logits[index] ?? [])),
          start: source.start,
          end: source.end,
          index,
          isSubword: isSubword(token, text, vocabulary),
        }
      })
    }

    return {
      memoryBytes,
      joinsCalls: true,

      async run({ inputs, parameters, signal }) {
        const { aggregation_strategy: strategy = 'none', ignore_labels = ['O'] } = parameters
        const stride = strategy === 'none' || limit === Infinity ? undefined : parameters.stride
        const texts = inputs.map((text) => rowsOf(encoder, text, limit, stride))
        const rows = texts.flatMap((one) => one.rows)
        const results = await runRows(model, rows, { names: NAMES, byToken: true, signal })
        let at = 0
        const outputs = inputs.map((text, index): Entities => {
          const own = texts[index]?.rows ?? []
          const entities = own.flatMap((row): Entity[] => {
            const result = results[at]
            at += 1
            if (result === undefined) return []
            const labels = labelsOf(config, result.logits.dims[1] ?? 0)
            const tokens = scoredTokens(text, row, tableOf(result.logits))
            return aggregateEntities(tokens, labels, strategy).filter(
              ({ label }) => !ignore_labels.includes(label),
            )
          })
          const kept = own.length > 1 ? withoutOverlaps(entities) : entities
          return kept.map(({ label, score, index: place, ...found }) => {
            const { start, end } = withoutSpaces(text, found.start, found.end)
            const word = text.slice(start, end)
            return strategy === 'none'
              ? { entity: label, score, index: place, word, start, end }
              : { entity_group: label, score, word, start, end }
          })
        })
        const cuts = texts.map((one) => ({ tokens: one.rows[0] ?? [], uncut: one.uncut }))
        const warnings = [
          ...describeIneffective(parameters, rules(strategy, limit)),
          ...describeCutRows(cuts, limit),
        ]
        return { outputs, warnings }
      },

      dispose,
    }
  },
})
