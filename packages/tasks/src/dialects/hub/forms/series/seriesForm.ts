import { unchanged, type Step } from '../../../shared/decoded.ts'
import { isJsonObject } from '../../../shared/isJsonObject.ts'
import { onEach } from '../../../shared/onParts.ts'
import { renameParameter } from '../../../shared/renamed.ts'
import type { HubForm } from '../../hubForm.ts'
import { channelsOf } from './channels.ts'
import { writeForecast, type KeptSeries } from './forecast.ts'
import { readSeries } from './readSeries.ts'

/** The name of the list of series, which was another in an earlier draft. */
function listName(body: Record<string, unknown>): string | undefined {
  return ['series', 'inputs'].find((name) => {
    const list = body[name]
    return (
      Array.isArray(list) &&
      list.length > 0 &&
      list.every((one) => isJsonObject(one) && 'target' in one)
    )
  })
}

function seriesIn(body: Record<string, unknown>): readonly unknown[] {
  const list = body[listName(body) ?? '']
  return Array.isArray(list) ? list : []
}

/** Whether series lie beside the target that nobody wants a forecast of. */
const hasPast = (series: unknown) => isJsonObject(series) && isJsonObject(series['past_covariates'])

const readBody: Step = (body) => {
  if (!isJsonObject(body)) return unchanged(body)
  const name = listName(body) ?? 'series'
  const { [name]: list, parameters, ...rest } = body
  const inputs = onEach(readSeries)(list)
  const all = seriesIn(body)
  const targets = [...new Set(all.flatMap(channelsOf))]
  return {
    value: {
      ...rest,
      inputs: inputs.value,
      parameters: all.some(hasPast) ? { targets, ...Object(parameters) } : parameters,
    },
    toWire: (path) => (path[0] === 'inputs' ? [name, ...inputs.toWire(path.slice(1))] : path),
  }
}

const keep = (body: Record<string, unknown>): KeptSeries[] =>
  seriesIn(body).map((series) => {
    const metadata = isJsonObject(series) ? (series['metadata'] ?? undefined) : undefined
    return { names: channelsOf(series), ...(metadata === undefined ? {} : { metadata }) }
  })

function isKept(kept: unknown): kept is readonly KeptSeries[] {
  return (
    Array.isArray(kept) && kept.every((one) => isJsonObject(one) && Array.isArray(one['names']))
  )
}

/**
 * `{ series: [{ target, … }], parameters? }`, which is answered by `{ outputs: [{ mean, … }] }`.
 *
 * Source: Hugging Face's draft of the task `time-series-forecasting`, huggingface.js pull request 2126.
 */
export const seriesForm: HubForm = {
  name: 'series',
  isBody: (body) => listName(body) !== undefined,
  decodeBody: readBody,
  keep,
  encodeAnswer: ({ outputs, form: { kept } }) => ({
    outputs: outputs.map((output, index) =>
      writeForecast(output, (isKept(kept) ? kept[index] : undefined) ?? { names: [] }),
    ),
  }),
}

/** What the draft calls otherwise among the parameters. */
export const readFrequency = renameParameter('frequency', 'freq')
