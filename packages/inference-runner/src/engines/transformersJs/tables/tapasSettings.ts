import type { PreTrainedTokenizer } from '@huggingface/transformers'
import * as z from 'zod/mini'
import type { ModelConfig } from '../readModelConfig.ts'

/** What `TapasTokenizer` of transformers takes without a setting. */
const DEFAULT_LIMIT = 512

const amount = z.catch(z.nullish(z.int().check(z.positive())), undefined)
const flag = (usual: boolean) => z.catch(z._default(z.nullable(z.boolean()), usual), usual)
const token = (usual: string) =>
  z.catch(
    z._default(
      z.union([
        z.string(),
        z.pipe(
          z.looseObject({ content: z.string() }),
          z.transform(({ content }: { content: string }) => content),
        ),
      ]),
      usual,
    ),
    usual,
  )

/** What `tokenizer_config.json` says about tables, with the names and defaults of transformers' `TapasTokenizer`. */
export const tableTokenizerConfig = z.looseObject({
  do_lower_case: flag(true),
  tokenize_chinese_chars: flag(true),
  strip_accents: z.catch(z.nullish(z.boolean()), undefined),
  unk_token: token('[UNK]'),
  sep_token: token('[SEP]'),
  pad_token: token('[PAD]'),
  cls_token: token('[CLS]'),
  mask_token: token('[MASK]'),
  empty_token: token('[EMPTY]'),
  model_max_length: amount,
  cell_trim_length: z.catch(z._default(z.number(), -1), -1),
  max_column_id: amount,
  max_row_id: amount,
  strip_column_names: flag(false),
  min_question_length: amount,
  max_question_length: amount,
})

const tapasConfig = z.looseObject({
  max_position_embeddings: amount,
  reset_position_index_per_cell: flag(true),
  type_vocab_sizes: z.catch(z._default(z.array(z.int().check(z.positive())), []), []),
  aggregation_labels: z.catch(z.nullish(z.record(z.string(), z.string())), undefined),
  no_aggregation_label_index: z.catch(z.nullish(z.int()), undefined),
})

/** The bounds and the words of a model that reads tables. */
export interface TapasSettings {
  /** Most tokens of a question with its table. */
  limit: number
  /** Most columns and rows, without the row of headings. */
  columns: number
  rows: number
  /** Greatest rank of a value in its column. */
  ranks: number
  /** Most tokens of a cell; absent: as many as there is room for. */
  cellTokens: number | undefined
  questionTokens: { least: number; most: number }
  hasHeadings: boolean
  emptyToken: string
  /** What is done with the cells, by the numbers that the model gives; none for a model that only selects. */
  aggregators: readonly string[]
  /** The one of them that stands for nothing. */
  noAggregator: number | undefined
}

/** Reads how much of a table a model takes, and what it answers. */
export function readTapasSettings(
  { config: tokenizer }: Pick<PreTrainedTokenizer, 'config'>,
  model: ModelConfig,
): TapasSettings {
  const said = z.parse(tableTokenizerConfig, { ...tokenizer })
  const {
    max_position_embeddings,
    reset_position_index_per_cell,
    type_vocab_sizes: [, columnIds = Infinity, rowIds = Infinity, , ranks = Infinity],
    aggregation_labels,
    no_aggregation_label_index,
  } = z.parse(tapasConfig, model)
  const length = said.model_max_length ?? DEFAULT_LIMIT
  // Positions begin anew in each cell, unless the model says otherwise.
  const positions = reset_position_index_per_cell === false ? max_position_embeddings : undefined
  const labels = Object.entries(aggregation_labels ?? {})
  return {
    limit: Math.min(length, positions ?? Infinity),
    // Number 0 is for what is in no column or row.
    columns: Math.min(said.max_column_id ?? length, columnIds) - 1,
    rows: Math.min(said.max_row_id ?? length, rowIds) - 1,
    ranks: ranks - 1,
    cellTokens: said.cell_trim_length < 0 ? undefined : said.cell_trim_length,
    questionTokens: {
      least: said.min_question_length ?? 0,
      most: said.max_question_length ?? Infinity,
    },
    hasHeadings: said.strip_column_names !== true,
    emptyToken: said.empty_token,
    aggregators: labels.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, label]) => label),
    noAggregator: no_aggregation_label_index ?? undefined,
  }
}
