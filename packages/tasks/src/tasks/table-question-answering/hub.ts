import { columnsOf } from '../../dialects/hub/columnsOf.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { textCells } from '../../dialects/hub/textCells.ts'
import { unwrapOne } from '../../dialects/hub/unwrapOne.ts'
import { compact } from '../../dialects/openAi/chat/compact.ts'
import { inTurn, unchanged, type Decoded, type Step } from '../../dialects/shared/decoded.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'
import { onInputs } from '../../dialects/shared/onParts.ts'
import { renamed } from '../../dialects/shared/renamed.ts'

/**
 * What the API's client wants of every answer. Models that write the answer have no cells and no
 * aggregator: the empty ones stand for that.
 */
function fillAnswer(answer: unknown): unknown {
  return isJsonObject(answer) ? { coordinates: [], cells: [], aggregator: '', ...answer } : answer
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function emptyAnswer(given: unknown): unknown {
  if (!isJsonObject(given)) return given
  const answer = compact(given)
  if (answer['aggregator'] !== '') return answer
  const { aggregator: _aggregator, coordinates, cells, ...rest } = answer
  return isEmpty(coordinates) && isEmpty(cells) ? rest : { ...rest, coordinates, cells }
}

const readAnswers: Step = (wire) =>
  unchanged(Array.isArray(wire) ? wire.map(emptyAnswer) : emptyAnswer(wire))

function renameQuestion(input: unknown): unknown {
  if (!isJsonObject(input)) return input
  const { question, ...rest } = input
  return { query: question, ...rest }
}

/** Each cell as a string: the API's client takes no other. */
function writeCells(input: unknown): unknown {
  return isJsonObject(input) ? { ...input, table: textCells(input['table']) } : input
}

const readQuery = (part: Record<string, unknown>): Decoded => renamed(part, 'query', 'question')

/** A table that came as rows. */
function readTable(input: Record<string, unknown>): Decoded {
  const { value, toWire } = columnsOf(input['table'])
  return {
    value: { ...input, table: value },
    toWire: ([key, ...rest]) =>
      key === 'table' ? [key, ...toWire(rest)] : [key ?? [], rest].flat(),
  }
}

/** The API calls the question `query`, its client `question`. */
export default {
  encodeRequest: ({ inputs, ...rest }) => ({
    inputs: Array.isArray(inputs) ? inputs.map(renameQuestion) : renameQuestion(inputs),
    ...rest,
  }),
  encodeArguments: ({ inputs, ...rest }) => ({ inputs: writeCells(inputs), ...rest }),
  decodeBody: inTurn(
    (body) => (isJsonObject(body) ? readQuery(body) : unchanged(body)),
    onInputs(readQuery),
  ),
  decodeRequest: onInputs((input) => ('table' in input ? readTable(input) : unchanged(input))),
  encodeOutput: (output) => unwrapOne(Array.isArray(output) ? output.map(fillAnswer) : output),
  decodeOutput: readAnswers,
} satisfies HubDialect
