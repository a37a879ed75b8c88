import * as z from 'zod/mini'
import { integer, named, optional, required, withRole } from '../../schema/describe.ts'
import { refined } from '../../schema/refined.ts'
import { keyCount, sameLength } from '../../schema/refinements.ts'
import { SAME_LENGTH } from '../../schema/table.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

const MAX_SERIES = 1000
const MAX_VALUES = 100_000
const MAX_HORIZON = 10_000
const MAX_LEVELS = 100
const MAX_SAMPLES = 10_000

const seriesName = named(
  'SeriesName',
  'The name of a series.',
  z.string().check(z.minLength(1), z.maxLength(200)),
)

const values = named(
  'SeriesValues',
  'The values of a series, the earliest first; null where one is missing.',
  z.array(z.nullable(z.number())).check(z.minLength(1), z.maxLength(MAX_VALUES)),
)

const seriesByName = z
  .record(seriesName, values, { error: 'arrays of numbers by the name of the series' })
  .check(
    refined(keyCount, `1 to ${MAX_SERIES} series by name`, 1, MAX_SERIES),
    refined(sameLength, SAME_LENGTH),
    z.meta({ minProperties: 1, maxProperties: MAX_SERIES, 'x-same-length': true }),
  )

const timestamp = z
  .string()
  .check(
    z.regex(
      /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$/,
      { error: 'a date such as "2025-01-31" or "2025-01-31T12:00:00Z"' },
    ),
  )

const forecast = named(
  'ForecastByName',
  'Forecast values of each series by its name, the nearest in time first.',
  z.record(z.string(), withRole(z.array(z.number()), { role: 'array', axes: ['time'] })),
)

export default defineTaskSchema({
  inputs: z.object({
    data: required(
      'The past: the values of each series by its name, oldest first, all of the same length and at equal distances in time. null stands for a missing value.',
      seriesByName,
    ),
    timestamps: optional(
      'The times of the values, as many as there are values.',
      z.array(timestamp).check(z.minLength(1), z.maxLength(MAX_VALUES)),
    ),
    future_data: optional(
      'Series whose future is known, such as holidays or planned prices: their values for the time that is forecast.',
      seriesByName,
    ),
    start: optional(
      'The time of the first value; with freq it gives those of the others. In place of timestamps.',
      timestamp,
    ),
    static_data: optional(
      'Facts in numbers that stay the same over time, such as the size of the shop, by name.',
      z.record(seriesName, z.number()),
    ),
  }),
  parameters: z.looseObject({
    prediction_length: setting(
      { label: 'Values to forecast', usual: [1, 100], common: true },
      `How many values to forecast. From 1 to ${MAX_HORIZON}; default: the model’s.`,
      integer(1, MAX_HORIZON),
    ),
    quantile_levels: setting(
      { label: 'Quantiles', common: true },
      `Shares of the possible futures that lie below a quantile, each between 0 and 1: [0.1, 0.9] gives a band that holds four fifths. At most ${MAX_LEVELS}; default: no quantiles.`,
      z.array(z.number().check(z.gt(0), z.lt(1))).check(z.minLength(1), z.maxLength(MAX_LEVELS)),
    ),
    targets: optional(
      'Names of the series to forecast; the others only help. Default: all whose future is not given.',
      z.array(seriesName).check(z.minLength(1), z.maxLength(MAX_SERIES)),
    ),
    freq: setting(
      { label: 'Time between values' },
      'Time from one value to the next as pandas writes it: "h" an hour, "D" a day, "MS" a month. Default: read from timestamps, or unknown.',
      z.string().check(z.minLength(1), z.maxLength(20)),
    ),
    num_samples: setting(
      { label: 'Possible futures', usual: [1, 1000] },
      `How many possible futures to draw, of models that draw. From 1 to ${MAX_SAMPLES}; default: none are returned.`,
      integer(1, MAX_SAMPLES),
    ),
    seed: setting(
      { label: 'Random seed', common: true },
      'Start of the random numbers: the same seed gives the same futures on the same model. Default: random.',
      integer(0),
    ),
  }),
  output: z.object({
    data: required(
      'The forecast: the values of each series by its name, the nearest in time first. Mean or median, as the model has it.',
      forecast,
    ),
    quantiles: optional(
      'The same for each of quantile_levels, by the level as a string: { "0.1": { … } }.',
      z.record(z.string(), forecast),
    ),
    samples: optional(
      'Possible futures that were drawn, num_samples of them, each of the shape of data.',
      z.array(forecast),
    ),
    timestamps: optional(
      'The times of the forecast values, when the past had times.',
      z.array(z.string()),
    ),
  }),
  batch: true,
})
