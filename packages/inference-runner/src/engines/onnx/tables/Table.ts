import { createIssue, formatPath, InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import type { BoundInput, SignedGraph, Sources } from '../SignedGraph.ts'
import { findNoNumber } from '../SignedGraph.ts'
import type { Cell, Values } from '../values.ts'

/** The source that holds all columns of a table side by side. */
export const ALL_COLUMNS = '*'

/** Columns by name, as the tasks of tables have them. */
export type Columns = Readonly<Record<string, readonly Cell[]>>

const WHOLE = /int/

function invalid(
  task: TaskId,
  column: string,
  row: number | undefined,
  expected: string,
  received: string,
) {
  const path = formatPath(['inputs', 'data', column, ...(row === undefined ? [] : [row])])
  return new InvalidRequestError(task, [
    createIssue({ path, code: 'invalid_type', expected, received }),
  ])
}

/** How exporters write the name of a column: skl2onnx puts underscores for what is no letter or digit. */
function plainName(name: string): string {
  return name.replaceAll(/\W/g, '_').toLowerCase()
}

/** A table whose columns are the sources of a graph. */
export class Table {
  readonly #task: TaskId
  readonly #columns: Columns
  readonly rows: number

  constructor(task: TaskId, columns: Columns) {
    this.#task = task
    this.#columns = columns
    this.rows = Object.values(columns)[0]?.length ?? 0
  }

  /** The name that a column has in the table; exact, or as exporters write it. */
  #find(name: string): string | undefined {
    if (Object.hasOwn(this.#columns, name)) return name
    return Object.keys(this.#columns).find((one) => plainName(one) === plainName(name))
  }

  /** The columns that a graph reads, in the order of its inputs; `undefined` for all in theirs. */
  #wanted({ inputs, signature }: SignedGraph): string[] | undefined {
    const names = inputs.flatMap(({ from }) => from)
    const declared = names.filter((name) => name !== ALL_COLUMNS)
    if (!names.includes(ALL_COLUMNS)) return declared
    return signature.columns === undefined
      ? undefined
      : [...new Set([...signature.columns, ...declared])]
  }

  #column(name: string): Values {
    const found = this.#find(name)
    if (found === undefined) {
      const there = Object.keys(this.#columns).slice(0, 20).join(', ')
      throw invalid(this.#task, name, undefined, 'a column that the model needs', `only ${there}`)
    }
    return { dims: [this.rows, 1], data: this.#columns[found] ?? [] }
  }

  #all(names: readonly string[]): Values {
    const columns = names.map((name) => this.#column(name))
    const data = Array.from({ length: this.rows }, (_, row) =>
      columns.map((column) => column.data[row] ?? null),
    ).flat()
    return { dims: [this.rows, names.length], data }
  }

  /**
   * The sources for a graph: each column by the name that the graph has for it, and all of them.
   *
   * @throws InvalidRequestError with the path of a column that is missing, or a cell that is no number.
   */
  sourcesFor(signed: SignedGraph): Sources {
    const order = signed.signature.columns ?? Object.keys(this.#columns)
    const sources: Record<string, Values> = {}
    for (const input of signed.inputs) {
      for (const name of input.from) {
        sources[name] = name === ALL_COLUMNS ? this.#all(order) : this.#column(name)
        this.#check(input, name === ALL_COLUMNS ? order : [name])
      }
    }
    return sources
  }

  /** Checks that an input gets as many columns as it has, and cells that it can take. */
  #check({ info, signature: { steps = [] } }: BoundInput, names: readonly string[]): void {
    const width = info.shape.length === 2 ? (info.shape[1] ?? undefined) : undefined
    const changesWidth = steps.some(({ step }) => step === 'one-hot')
    if (names.length > 1 && width !== undefined && width !== names.length && !changesWidth) {
      const path = 'inputs.data'
      const issue = {
        path,
        code: 'invalid_value',
        expected: `${width} columns`,
        received: `${names.length}`,
      }
      throw new InvalidRequestError(this.#task, [createIssue(issue)])
    }
    const takesCategories = steps.some(({ step }) => step === 'one-hot' || step === 'ordinal')
    const takesNothing = steps.some(({ step }) => step === 'impute')
    if (info.type === 'string' || takesCategories) return
    for (const name of names) {
      const { data } = this.#column(name)
      const row = findNoNumber(data, WHOLE.test(info.type) && !takesNothing)
      if (row === undefined) continue
      throw invalid(
        this.#task,
        this.#find(name) ?? name,
        row,
        'a number',
        JSON.stringify(data[row] ?? null),
      )
    }
  }

  /** Sentences about the columns: those that the model does not read, and an order that it does not know. */
  warningsFor(signed: SignedGraph): string[] {
    const wanted = this.#wanted(signed)
    const names = Object.keys(this.#columns)
    if (wanted === undefined) {
      return names.length < 2
        ? []
        : [
            `The model does not name its columns: they were read in the order in which they came (${names.slice(0, 20).join(', ')}).`,
          ]
    }
    const read = new Set(wanted.map((name) => this.#find(name)))
    return names
      .filter((name) => !read.has(name))
      .map((name) => `The column "${name.slice(0, 60)}" had no effect: the model does not read it.`)
  }

  /** The rows from one to another, the latter not included. */
  slice(from: number, to: number): Table {
    const parts = Object.entries(this.#columns).map(([name, cells]) => [
      name,
      cells.slice(from, to),
    ])
    return new Table(this.#task, Object.fromEntries(parts))
  }
}
