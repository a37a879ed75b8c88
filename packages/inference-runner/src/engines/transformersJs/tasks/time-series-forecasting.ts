import { AutoModel, Tensor } from '@huggingface/transformers'
import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelLoadError, ModelOutputError } from '../../../errors.ts'
import { always, describeIneffective, onlyIf } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { loadParts } from '../loadParts.ts'

const TASK = 'time-series-forecasting'
const TYPES = ['patchtst', 'patchtsmixer']
const ONE_FUTURE = 'the model gives one future, without its spread'
const RULES = {
  prediction_length: always,
  targets: always,
  quantile_levels: onlyIf(false, ONE_FUTURE),
  num_samples: onlyIf(false, ONE_FUTURE),
  seed: onlyIf(false, 'the model draws nothing at random'),
  freq: onlyIf(false, 'the model knows steps, not dates'),
}

const count = z.int().check(z.gt(0))
const modelSettings = z.looseObject({
  context_length: count,
  prediction_length: count,
  num_input_channels: count,
})
const forecasts = z.looseObject({ prediction_outputs: z.instanceof(Tensor) })

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

/**
 * Runs time-series-forecasting with PatchTST and PatchTSMixer. A model of several channels forecasts as many series
 * together, in the order of the request; a model of one channel forecasts each series alone. It reads the last
 * `context_length` values; a missing value is the one before it.
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
    const settings = z.safeParse(modelSettings, config)
    if (!settings.success) {
      await model.dispose()
      throw new ModelLoadError(
        spec.id,
        'config.json: expected context_length, prediction_length and num_input_channels.',
      )
    }
    const { context_length, prediction_length, num_input_channels } = settings.data

    /** The values that follow those of some series, `[series][step]`. */
    async function forecast(series: readonly (readonly number[])[]): Promise<number[][]> {
      const past = new Float32Array(context_length * series.length)
      series.forEach((values, channel) =>
        values
          .slice(-context_length)
          .forEach((value, step) => (past[step * series.length + channel] = value)),
      )
      const past_values = new Tensor('float32', past, [1, context_length, series.length])
      const { success, data } = z.safeParse(forecasts, await model({ past_values }))
      const numbers = success ? Array.from(data.prediction_outputs.data, Number) : []
      if (numbers.length !== prediction_length * series.length || !numbers.every(Number.isFinite)) {
        throw new ModelOutputError(
          `expected prediction_outputs of ${prediction_length} finite numbers for each of ${series.length} series`,
        )
      }
      return series.map((_, channel) =>
        Array.from(
          { length: prediction_length },
          (__, step) => numbers[step * series.length + channel] ?? 0,
        ),
      )
    }

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { prediction_length: wanted = prediction_length, targets } = parameters
        if (wanted > prediction_length) {
          const expected = `at most ${prediction_length}, which the model was made for`
          throw invalid('parameters.prediction_length', expected, String(wanted))
        }
        const warnings = new Set(describeIneffective(parameters, RULES))
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([input], offset) => {
          if (input === undefined) return []
          const path = inputs.length === 1 ? 'inputs.data' : `inputs[${offset}].data`
          const names = Object.keys(input.data)
          const unknown = targets?.find((name) => !names.includes(name))
          if (unknown !== undefined) {
            throw invalid('parameters.targets', `names of series: ${names.join(', ')}`, unknown)
          }
          const series = Object.entries(input.data).map(([name, values]) =>
            filled(values, `${path}.${name}`),
          )
          const length = series[0]?.length ?? 0
          if (length < context_length) {
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
          const rows =
            num_input_channels > 1
              ? await forecast(series)
              : await inChunks(series, { size: 1, signal }, (one) => forecast(one))
          const data: Record<string, number[]> = {}
          for (const [index, name] of names.entries()) {
            if (targets?.includes(name) ?? true) data[name] = rows[index]?.slice(0, wanted) ?? []
          }
          return [{ data }]
        })
        return { outputs, warnings: [...warnings] }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
