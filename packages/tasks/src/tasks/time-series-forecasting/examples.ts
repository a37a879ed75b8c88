import { defineExamples } from '../../schema/example.ts'

export default defineExamples('time-series-forecasting', [
  {
    title: 'Next week’s visitors',
    request: {
      inputs: {
        data: { visitors: [120, 132, 128, 141, 190, 230, 98, 123, 135, 130, 146, 197, 236, 101] },
      },
      parameters: { prediction_length: 3, quantile_levels: [0.1, 0.9] },
    },
    output: {
      data: { visitors: [126, 138, 133] },
      quantiles: {
        '0.1': { visitors: [117, 127, 121] },
        '0.9': { visitors: [135, 149, 146] },
      },
    },
  },
  {
    title: 'Sales, with prices that are known ahead',
    request: {
      inputs: {
        data: { sales: [80, 82, null, 120, 84], price: [5, 5, 5, 4, 5] },
        timestamps: ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06', '2025-03-07'],
        future_data: { price: [4, 5] },
      },
      parameters: { prediction_length: 2, targets: ['sales'] },
    },
    output: {
      data: { sales: [118, 83] },
      timestamps: ['2025-03-08', '2025-03-09'],
    },
  },
])
