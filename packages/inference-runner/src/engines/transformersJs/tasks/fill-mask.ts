import { AutoModelForMaskedLM } from '@huggingface/transformers'
import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelLoadError } from '../../../errors.ts'
import { always, describeIneffective } from '../../effects.ts'
import { softmax } from '../../scores.ts'
import { mostProbable } from '../generation/mostProbable.ts'
import { describeCutRows, loadTextModel } from '../texts/loadTextModel.ts'
import { runRows, tableOf } from '../texts/runRows.ts'

const TASK = 'fill-mask'
const RULES = { top_k: always, targets: always }
const NAMES = { logits: ['logits'] }
const cleaning = z.looseObject({
  clean_up_tokenization_spaces: z.catch(z._default(z.boolean(), false), false),
})

/** Runs fill-mask with masked language models. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const model = await loadTextModel(spec, options, TASK, AutoModelForMaskedLM)
    const { encoder, tokenizer, limit, memoryBytes, dispose } = model
    const { mask_token, mask_token_id: maskId, pad_token_id } = tokenizer
    if (!mask_token || maskId === undefined) {
      await dispose()
      throw new ModelLoadError(spec.id, 'tokenizer_config.json names no mask_token.')
    }
    const { clean_up_tokenization_spaces } = z.parse(cleaning, tokenizer.config)
    const decode = (ids: number[], skip_special_tokens: boolean) =>
      tokenizer.decode(ids, { skip_special_tokens, clean_up_tokenization_spaces })

    /** The tokens to choose from, and sentences about those that are not in the vocabulary. */
    function targetIds(targets: readonly string[]): { ids: Set<number>; warnings: string[] } {
      const ids = new Set<number>()
      const warnings: string[] = []
      for (const [index, target] of targets.entries()) {
        const known = encoder.find(target)
        const first = known === undefined ? encoder.reader.read(target)[0] : undefined
        const id = known ?? first?.id
        if (id === undefined) {
          throw new InvalidRequestError(TASK, [
            createIssue({
              path: `parameters.targets[${index}]`,
              code: 'invalid_value',
              expected: 'a word that the model can write',
              received: JSON.stringify(target),
            }),
          ])
        }
        if (first !== undefined) {
          warnings.push(
            `The target ${JSON.stringify(target)} is no token of the model; its first one, ${JSON.stringify(first.token)}, is taken.`,
          )
        }
        ids.add(id)
      }
      return { ids, warnings }
    }

    return {
      memoryBytes,
      joinsCalls: true,

      async run({ inputs, parameters, signal }) {
        const { top_k = 5, targets } = parameters
        const chosen = targets && targetIds(targets)
        const rows = inputs.map((text) => encoder.encode(text, undefined, { limit }))
        for (const [index, row] of rows.entries()) {
          if (row.tokens.some(({ id }) => id === maskId)) continue
          const isCut = row.uncut > row.tokens.length
          throw new InvalidRequestError(TASK, [
            createIssue({
              path: inputs.length === 1 ? 'inputs' : `inputs[${index}]`,
              code: 'invalid_value',
              expected: `a text with ${mask_token} in it${isCut ? `, among the first ${limit} tokens` : ''}`,
              received: 'a text without it',
            }),
          ])
        }
        const tokens = rows.map((row) => row.tokens)
        const results = await runRows(model, tokens, { names: NAMES, byToken: true, signal })
        const outputs = results.map(({ logits }, index) => {
          const ids = (tokens[index] ?? []).map(({ id }) => id)
          const masks = [...ids.keys()].filter((at) => ids[at] === maskId)
          const table = tableOf(logits)
          const filled = masks.map((at) => {
            const scores = softmax(Array.from(table[at] ?? []))
            const best =
              chosen === undefined
                ? mostProbable(Float32Array.from(scores), top_k).map(({ token }) => token)
                : [...chosen.ids]
                    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
                    .slice(0, top_k)
            return best.map((token) => {
              const whole = ids.with(at, token).filter((id) => id !== pad_token_id)
              return {
                sequence: decode(whole, masks.length === 1),
                score: scores[token] ?? 0,
                token,
                token_str: decode([token], false),
              }
            })
          })
          return filled.length === 1 ? (filled[0] ?? []) : filled
        })
        const warnings = [
          ...describeIneffective(parameters, RULES),
          ...(chosen?.warnings ?? []),
          ...describeCutRows(rows, limit),
        ]
        return { outputs, warnings }
      },

      dispose,
    }
  },
})
