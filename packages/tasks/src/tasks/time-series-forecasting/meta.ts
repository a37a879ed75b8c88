import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: 'Time Series Forecasting',
  modality: 'tabular',
  subtasks: [
    { type: 'univariate-time-series-forecasting', name: 'Univariate Time Series Forecasting' },
    { type: 'multivariate-time-series-forecasting', name: 'Multivariate Time Series Forecasting' },
  ],
} as const satisfies PipelineData

export const look = {
  icon: 'time-plot',
  color: 'blue',
  order: 38,
} as const satisfies TaskLook

export const page = {
  summary: 'Continues series of numbers over time, with how far the future may stray.',
  synonyms: ['prediction', 'forecast', 'weather', 'sales'],
  metrics: [
    {
      id: 'mase',
      description:
        'Mean error divided by that of the naive forecast that repeats the last season; below 1 is better than it.',
    },
    {
      id: 'smape',
      description: 'Mean error in percent of the size of the values; beware of values near zero.',
    },
    {
      id: 'weighted quantile loss',
      description: 'Error of quantiles, for forecasts that say how sure they are.',
    },
  ],
  models: [
    {
      id: 'amazon/chronos-bolt-small',
      description: 'Forecasts any single series with quantiles, without training.',
    },
    {
      id: 'amazon/chronos-2',
      description: 'Several series together and with helping series, without training.',
    },
    {
      id: 'google/timesfm-2.0-500m-pytorch',
      description: 'A decoder that reads patches of a long past.',
    },
    {
      id: 'ibm-granite/granite-timeseries-ttm-r2',
      description: 'About a million parameters; runs on a laptop without a GPU.',
    },
  ],
  datasets: [
    {
      id: 'autogluon/chronos_datasets',
      description: 'The series on which the Chronos models were trained and tested.',
    },
    {
      id: 'Salesforce/lotsa_data',
      description: 'A large collection of series from many fields.',
    },
    {
      id: 'Monash-University/monash_tsf',
      description: 'Thirty sets of series for comparing forecasts.',
    },
  ],
  libraries: ['transformers', 'chronos-forecasting', 'timesfm', 'tirex'],
} as const satisfies TaskPage
