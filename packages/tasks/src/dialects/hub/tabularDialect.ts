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

const isGiven = (value: unknown) => value !== undefined && value !== null

/** `{ table }` or `{ data }` beside inputs that are none. */
const liftTable: Step = (body) => {
  if (!isJsonObject(body) || isGiven(body['inputs'])) return unchanged(body)
  const name = ['data', 'table'].find((key) => isGiven(body[key]))
  if (name === undefined) return unchanged(body)
  const { [name]: table, inputs: _none, ...rest } = body
  return moved({ ...rest, inputs: { [name]: table } }, [{ to: ['inputs'], from: [] }])
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
