import { AutoModel, Tensor } from '@huggingface/transformers'
import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelLoadError, ModelOutputError } from '../../../errors.ts'
import { always, describeIneffective, onlyIf, type EffectRules } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { loadParts } from '../loadParts.ts'

const TASK = 'time-series-forecasting'
const TYPES = ['patchtst', 'patchtsmixer']
const OBSERVED = 'past_observed_mask'

function rulesOf({ quantiles }: Settings): EffectRules {
  const hasSpread = quantiles !== undefined
  return {
    prediction_length: always,
    targets: always,
    quantile_levels: onlyIf(hasSpread, 'the model gives one future, without its spread'),
    num_samples: onlyIf(false, 'the model draws no futures'),
    seed: onlyIf(false, 'the model draws nothing at random'),
    freq: onlyIf(false, 'the model knows steps, not dates'),
  }
}

const count = z.int().check(z.gt(0))
const modelSettings = z.looseObject({
  context_length: count,
  prediction_length: count,
  num_input_channels: count,
  quantiles: z.optional(
    z.array(z.number().check(z.gt(0), z.lt(1))).check(z.minLength(1), z.maxLength(99)),
  ),
})
type Settings = z.infer<typeof modelSettings>

const sessionInputs = z.looseObject({
  inputMetadata: z.array(z.looseObject({ name: z.string(), type: z.optional(z.string()) })),
})
const forecasts = z.looseObject({
  prediction_outputs: z.instanceof(Tensor),
  quantile_predictions: z.optional(z.instanceof(Tensor)),
})

function refusal(modelType: string): string | undefined {
  return TYPES.includes(modelType)
    ? undefined
    : `it runs models of the types ${TYPES.join(' and ')}, not "${modelType}"`
}

function invalid(path: string, expected: string, received: string) {
  return new InvalidRequestError(TASK, [
    createIssue({ path, code: 'invalid_value', expected, received }),
  ])
}

/** The value before, or the first one after, for each that is missing. */
function filled(values: readonly (number | null)[], path: string): number[] {
  let last = values.find((value) => value !== null)
  if (last === undefined || last === null) {
    throw invalid(path, 'at least one value that is not missing', 'only null')
  }
  return values.map((value) => {
    last = value ?? last
    return last ?? 0
  })
}

/** What a model reads of a series: its last values, and which of them were observed. */
interface Past {
  values: number[]
  isObserved: boolean[]
}

/** The last values of a series; a shorter one begins with its first value, again and again, as not observed. */
function pastOf(series: readonly (number | null)[], length: number, path: string): Past {
  const values = filled(series, path).slice(-length)
  const before = Array.from({ length: length - values.length }, () => null)
  return {
    values: [...before.map(() => values[0] ?? 0), ...values],
    isObserved: [...before, ...series.slice(-length)].map((value) => value !== null),
  }
}

/** What follows one series. */
interface Future {
  values: number[]
  /** The same for each of the model's quantiles. */
  quantiles: number[][]
}

/** The share of the way from one quantile of the model to the next at which a level lies. */
function between(levels: readonly number[], level: number): { below: number; share: number } {
  const above = levels.findIndex((one) => one >= level)
  if (above <= 0) return { below: above === 0 ? 0 : levels.length - 1, share: 0 }
  const [low = 0, high = 1] = levels.slice(above - 1, above + 1)
  return { below: above - 1, share: (level - low) / (high - low) }
}

/** The quantile of any level, in a straight line between those that the model gives. */
function quantileAt(level: number, levels: readonly number[], { quantiles }: Future): number[] {
  const { below, share } = between(levels, level)
  const [low = [], high = low] = quantiles.slice(below, below + 2)
  return low.map((value, step) => value + share * ((high[step] ?? value) - value))
}

/** Reads `[1, step, series]`, or `[1, level, step, series]` as `[series][level][step]`. */
function rowsOf(
  tensor: Tensor | undefined,
  name: string,
  sizes: readonly [number, number, number],
) {
  const [levels, steps, series] = sizes
  const numbers = tensor === undefined ? [] : Array.from(tensor.data, Number)
  if (numbers.length !== levels * steps * series || !numbers.every(Number.isFinite)) {
    const each = levels > 1 ? `, ${levels} levels` : ''
    throw new ModelOutputError(
      `expected ${name} of ${steps} finite numbers for each of ${series} series${each}`,
    )
  }
  return Array.from({ length: series }, (_, channel) =>
    Array.from({ length: levels }, (__, level) =>
      Array.from(
        { length: steps },
        (___, step) => numbers[(level * steps + step) * series + channel] ?? 0,
      ),
    ),
  )
}

/** The type of the input that says which values were observed; `undefined` for a graph without it. */
function maskType(session: unknown): 'bool' | 'float32' | undefined {
  const { success, data } = z.safeParse(sessionInputs, session)
  const input = success ? data.inputMetadata.find(({ name }) => name === OBSERVED) : undefined
  if (input === undefined) return undefined
  return input.type === 'bool' ? 'bool' : 'float32'
}

/**
 * Runs time-series-forecasting with PatchTST and PatchTSMixer. A model of several channels forecasts as many series
 * together, in the order of the request; a model of one channel forecasts each series alone. It reads the last
 * `context_length` values; a missing value is the one before it.
 *
 * A graph with the input `past_observed_mask` is told which values are missing, and takes shorter series: what is before
 * their beginning is missing, too. A graph with the output `quantile_predictions` `[batch, level, step, channel]`, whose
 * levels are `quantiles` in config.json, in rising order, gives quantiles; other levels lie on straight lines between them.
 */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const {
      parts: model,
      config,
      memoryBytes,
    } = await loadParts(spec, options, {
      refusal,
      read: (location, _files, session) => AutoModel.from_pretrained(location, session),
    })
    const parsed = z.safeParse(modelSettings, config)
    if (!parsed.success) {
      await model.dispose()
      throw new ModelLoadError(
        spec.id,
        'config.json: expected context_length, prediction_length and num_input_channels, and, if there are quantiles, numbers between 0 and 1.',
      )
    }
    const settings = parsed.data
    const {
      context_length,
      prediction_length,
      num_input_channels,
      quantiles: levels = [],
    } = settings
    const mask = maskType(model.sessions['model'])

    /** What follows some series, whose pasts have `context_length` values each. */
    async function forecast(pasts: readonly Past[]): Promise<Future[]> {
      const dims = [1, context_length, pasts.length]
      const byStep = <Item>(rows: readonly (readonly Item[])[]) =>
        Array.from({ length: context_length }, (_, step) => rows.map((row) => row[step])).flat()
      const values = byStep(pasts.map((past) => past.values)).map((value) => value ?? 0)
      const isObserved = byStep(pasts.map((past) => past.isObserved)).map(Number)
      const past_values = new Tensor('float32', Float32Array.from(values), dims)
      const observed =
        mask === 'bool'
          ? new Tensor('bool', Uint8Array.from(isObserved), dims)
          : new Tensor('float32', Float32Array.from(isObserved), dims)
      const feeds = mask === undefined ? { past_values } : { past_values, [OBSERVED]: observed }
      const { success, data } = z.safeParse(forecasts, await model(feeds))
      const output = success ? data : undefined
      const size = [prediction_length, pasts.length] as const
      const middle = rowsOf(output?.prediction_outputs, 'prediction_outputs', [1, ...size])
      const spread =
        levels.length === 0
          ? []
          : rowsOf(output?.quantile_predictions, 'quantile_predictions', [levels.length, ...size])
      return middle.map(([row = []], at) => ({ values: row, quantiles: spread[at] ?? [] }))
    }

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const {
          prediction_length: wanted = prediction_length,
          targets,
          quantile_levels,
        } = parameters
        if (wanted > prediction_length) {
          const expected = `at most ${prediction_length}, which the model was made for`
          throw invalid('parameters.prediction_length', expected, String(wanted))
        }
        const warnings = new Set(describeIneffective(parameters, rulesOf(settings)))
        const asked = levels.length === 0 ? [] : (quantile_levels ?? [])
        const [lowest = 0, highest = 1] = [levels[0], levels.at(-1)]
        for (const level of asked.filter((one) => one < lowest || one > highest)) {
          warnings.add(
            `The quantile ${level} is that of ${level < lowest ? lowest : highest}: the model knows those from ${lowest} to ${highest}.`,
          )
        }
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([input], offset) => {
          if (input === undefined) return []
          const path = inputs.length === 1 ? 'inputs.data' : `inputs[${offset}].data`
          const names = Object.keys(input.data)
          const unknown = targets?.find((name) => !names.includes(name))
          if (unknown !== undefined) {
            throw invalid('parameters.targets', `names of series: ${names.join(', ')}`, unknown)
          }
          const series = Object.values(input.data)
          const length = series[0]?.length ?? 0
          if (length < context_length && mask === undefined) {
            const expected = `at least ${context_length} values in each series, which the model reads`
            throw invalid(path, expected, `${length} values`)
          }
          if (num_input_channels > 1 && series.length !== num_input_channels) {
            const expected = `${num_input_channels} series, which the model forecasts together`
            throw invalid(path, expected, `${series.length} series`)
          }
          if (length > context_length) {
            warnings.add(
              `The series have ${length} values; the model reads the last ${context_length} only.`,
            )
          }
          if (input.future_data !== undefined || input.static_data !== undefined) {
            warnings.add(
              'future_data and static_data had no effect: the model reads the past only.',
            )
          }
          if (input.timestamps !== undefined || input.start !== undefined) {
            warnings.add('The times had no effect: the model knows steps, not dates.')
          }
          const pasts = names.map((name) =>
            pastOf(input.data[name] ?? [], context_length, `${path}.${name}`),
          )
          const futures =
            num_input_channels > 1
              ? await forecast(pasts)
              : await inChunks(pasts, { size: 1, signal }, (one) => forecast(one))
          const chosen = names.flatMap((name, index) => {
            const future = futures[index]
            return future !== undefined && (targets?.includes(name) ?? true)
              ? [[name, future] as const]
              : []
          })
          const byName = (valuesOf: (future: Future) => number[]) =>
            Object.fromEntries(
              chosen.map(([name, future]) => [name, valuesOf(future).slice(0, wanted)]),
            )
          const data = byName(({ values }) => values)
          if (asked.length === 0) return [{ data }]
          const quantiles = Object.fromEntries(
            asked.map((level) => [
              String(level),
              byName((future) => quantileAt(level, levels, future)),
            ]),
          )
          return [{ data, quantiles }]
        })
        return { outputs, warnings: [...warnings] }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
