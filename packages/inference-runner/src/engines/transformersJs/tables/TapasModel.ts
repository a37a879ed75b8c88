import { PreTrainedModel, Tensor } from '@huggingface/transformers'
import {
  createIssue,
  InvalidRequestError,
  type TaskOutput,
  type TaskParameters,
} from '@taskmesh/tasks'
import type { DecodedInput } from '../../../engine/decodedInput.ts'
import type { TaskCall, TaskModel } from '../../../engine/loadedModel.ts'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError, ModelOutputError } from '../../../errors.ts'
import { always, describeIneffective, onlyIf } from '../../effects.ts'
import { loadParts } from '../loadParts.ts'
import { readTensor } from '../readTensor.ts'
import { loadTableTokenizer } from './loadTableTokenizer.ts'
import { selectCells, type CellPlace } from './selectCells.ts'
import { TableReader, type TableReading, type TableToken, type TextTable } from './TableReader.ts'
import { readTapasSettings, type TapasSettings } from './tapasSettings.ts'

const TASK = 'table-question-answering'

type Input = DecodedInput<typeof TASK>
type Parameters = TaskParameters<typeof TASK>
type Answers = TaskOutput<typeof TASK>

/** Columns of `token_type_ids`, in TAPAS' order. */
const TYPES: readonly ((token: TableToken, wasAnswer: boolean) => number)[] = [
  ({ segment }) => segment,
  ({ column }) => column,
  ({ row }) => row,
  (_, wasAnswer) => Number(wasAnswer),
  ({ rank }) => rank,
  ({ inverseRank }) => inverseRank,
  ({ relation }) => relation,
]

function textTable(table: Input['table']): TextTable {
  const columns = Object.values(table).map((cells) =>
    cells.map((cell) => (cell === null ? '' : String(cell))),
  )
  return { headings: Object.keys(table), columns }
}

function describeCut({ rows, cellTokens }: TableReading, index: number | undefined): string[] {
  const name = index === undefined ? 'The table' : `Table ${index + 1}`
  return [
    ...(rows.read < rows.all
      ? [`${name} has ${rows.all} rows; the model reads the first ${rows.read} only.`]
      : []),
    ...(cellTokens === undefined
      ? []
      : [`${name} is long; the model reads the first ${cellTokens} tokens of each cell only.`]),
  ]
}

function isSameTable(a: TextTable, b: TextTable | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What was asked about a table, and which cells were the answer. */
interface FormerAnswer {
  table: TextTable
  cells: readonly CellPlace[]
}

/** Answers questions about tables with models that select cells (TAPAS). */
export class TapasModel implements TaskModel<typeof TASK> {
  readonly memoryBytes: number
  readonly #model: PreTrainedModel
  readonly #reader: TableReader
  readonly #settings: TapasSettings
  readonly #padToken: number

  private constructor(
    model: PreTrainedModel,
    reader: TableReader,
    settings: TapasSettings,
    { memoryBytes, padToken }: { memoryBytes: number; padToken: number },
  ) {
    this.#model = model
    this.#reader = reader
    this.#settings = settings
    this.memoryBytes = memoryBytes
    this.#padToken = padToken
  }

  /**
   * Loads a TAPAS model.
   *
   * @throws {@link ModelLoadError} for files that are missing or broken, or a graph that takes no tables.
   */
  static async load(spec: HuggingFaceSpec, options: LoadOptions): Promise<TapasModel> {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal: () => undefined,
      read: async (location, files, session) => {
        const tokenizer = await loadTableTokenizer(spec, files)
        return [tokenizer, await PreTrainedModel.from_pretrained(location, session)] as const
      },
    })
    const [tokenizer, model] = parts
    const names: readonly string[] = model.sessions['model']?.inputNames ?? []
    if (!names.includes('token_type_ids')) {
      await model.dispose()
      const taken = names.join(', ')
      throw new ModelLoadError(
        spec.id,
        `Its graph takes ${taken}: TAPAS also needs token_type_ids, of the shape [batch, sequence, 7].`,
      )
    }
    const settings = readTapasSettings(tokenizer, config)
    const padToken = tokenizer.pad_token_id ?? 0
    const reader = new TableReader(tokenizer, settings)
    return new TapasModel(model, reader, settings, { memoryBytes, padToken })
  }

  async run({ inputs, parameters, signal }: TaskCall<typeof TASK>) {
    const outputs: Answers[] = []
    const found: string[] = []
    let former: FormerAnswer | undefined
    for (const [at, { table: columns, question }] of inputs.entries()) {
      signal.throwIfAborted()
      const index = inputs.length === 1 ? undefined : at
      const table = textTable(columns)
      const reading = this.#read({ table, question }, parameters, index)
      found.push(...describeCut(reading, index))
      const isFollowing = parameters.sequential === true && isSameTable(table, former?.table)
      const { cells, aggregator } = await this.#answer(
        reading.tokens,
        parameters,
        isFollowing ? former?.cells : undefined,
      )
      former = { table, cells }
      outputs.push([this.#outputOf(table, cells, aggregator)])
    }
    const rules = {
      truncation: always,
      padding: onlyIf(parameters.padding !== 'longest', 'each question runs alone'),
      sequential: onlyIf(inputs.length > 1, 'there is one question only', false),
    }
    return { outputs, warnings: [...describeIneffective(parameters, rules), ...new Set(found)] }
  }

  async dispose(): Promise<void> {
    await this.#model.dispose()
  }

  #read(
    { table, question }: { table: TextTable; question: string },
    { truncation = true }: Parameters,
    index: number | undefined,
  ): TableReading {
    const reading = this.#reader.read(question, table, truncation)
    if ('tokens' in reading) return reading
    const path = index === undefined ? 'inputs.table' : `inputs[${index}].table`
    throw new InvalidRequestError(TASK, [createIssue({ path, code: 'too_big', ...reading })])
  }

  /** Asks the model. Cells that answered the question before are marked. */
  async #answer(
    tokens: readonly TableToken[],
    { padding }: Parameters,
    former: readonly CellPlace[] = [],
  ): Promise<{ cells: CellPlace[]; aggregator: number | undefined }> {
    const { limit, aggregators } = this.#settings
    const length = padding === 'max_length' ? Math.max(limit, tokens.length) : tokens.length
    const answered = new Set(former.map(([row, column]) => `${row + 1}:${column + 1}`))
    const ids = new BigInt64Array(length).fill(BigInt(this.#padToken))
    const mask = new BigInt64Array(length)
    const types = new BigInt64Array(length * TYPES.length)
    for (const [at, token] of tokens.entries()) {
      ids[at] = BigInt(token.id)
      mask[at] = 1n
      const wasAnswer = answered.has(`${token.row}:${token.column}`)
      for (const [place, type] of TYPES.entries()) {
        types[at * TYPES.length + place] = BigInt(type(token, wasAnswer))
      }
    }
    const output: unknown = await this.#model({
      input_ids: new Tensor('int64', ids, [1, length]),
      attention_mask: new Tensor('int64', mask, [1, length]),
      token_type_ids: new Tensor('int64', types, [1, length, TYPES.length]),
    })
    const logits = readTensor(output, { names: ['logits'], rank: 2 })
    if (logits.data.length !== length) {
      throw new ModelOutputError(`logits of [1, ${length}] are expected, not [${logits.dims}]`)
    }
    const cells = selectCells(tokens, [...logits.data])
    if (aggregators.length === 0) return { cells, aggregator: undefined }
    const { data } = readTensor(output, { names: ['logits_aggregation'], rank: 2 })
    return { cells, aggregator: data.indexOf(Math.max(...data)) }
  }

  #outputOf(
    { columns }: TextTable,
    coordinates: CellPlace[],
    aggregator: number | undefined,
  ): Answers[number] {
    const cells = coordinates.map(([row, column]) => columns[column]?.[row] ?? '')
    const words = cells.join(', ')
    if (aggregator === undefined) return { answer: words, coordinates, cells }
    const { aggregators, noAggregator } = this.#settings
    const name = aggregators[aggregator]
    if (name === undefined) {
      throw new ModelOutputError(
        `it chose aggregation ${aggregator}, and config.json has ${aggregators.length} aggregation_labels`,
      )
    }
    const answer = aggregator === noAggregator ? words : `${name} > ${words}`
    return { answer, coordinates, cells, aggregator: name }
  }
}
