import { moved, unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { onEach, onInput } from '../shared/onParts.ts'
import { renamed } from '../shared/renamed.ts'
import { columnsOf } from './columnsOf.ts'
import type { HubDialect } from './hubDialect.ts'
import { textCells } from './textCells.ts'

/** The Python client calls the table `table`, the API `data`. */
const readTable: Step = (input) => {
  if (!isJsonObject(input)) return unchanged(input)
  const { value, toWire } = renamed(input, 'table', 'data')
  if (!isJsonObject(value)) return unchanged(input)
  const columns = columnsOf(value['data'])
  return {
    value: { ...value, data: columns.value },
    toWire: ([key, ...rest]) =>
      key === 'data'
        ? [...toWire(['data']), ...columns.toWire(rest)]
        : toWire([key ?? [], rest].flat()),
  }
}

/** The names that the API and its client in Python have for the table. */
const NAMES = ['data', 'table']

const isGiven = (value: unknown) => value !== undefined && value !== null

/** `{ table }` or `{ data }` in the body itself, where the inputs hold no table. */
const liftTable: Step = (body) => {
  if (!isJsonObject(body)) return unchanged(body)
  const { inputs, ...rest } = body
  const within = isJsonObject(inputs) ? inputs : {}
  const name = NAMES.find((key) => isGiven(body[key]))
  const isFree = !isGiven(inputs) || (isJsonObject(inputs) && !NAMES.some((key) => key in within))
  if (name === undefined || !isFree) return unchanged(body)
  const { [name]: table, ...others } = rest
  return moved({ ...others, inputs: { ...within, [name]: table } }, [
    { to: ['inputs', name], from: [name] },
    ...(isGiven(inputs) ? [] : [{ to: ['inputs'], from: [] }]),
  ])
}

/** Tasks whose inputs are a table. The API's client in JavaScript takes each cell as a string. */
export const tabularDialect: HubDialect = {
  decodeBody: liftTable,
  decodeRequest: onInput((inputs) =>
    Array.isArray(inputs) ? onEach(readTable)(inputs) : readTable(inputs),
  ),
  encodeArguments: ({ inputs, ...rest }) => ({
    inputs: isJsonObject(inputs) ? { data: textCells(inputs['data']) } : inputs,
    ...rest,
  }),
}
