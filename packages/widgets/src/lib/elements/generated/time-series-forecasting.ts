// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/time-series-forecasting.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-time-series-forecasting>`; `undefined` where there is no DOM. */
const TaskmeshTimeSeriesForecastingElement = defineWidgetElement('time-series-forecasting', Widget)

export default TaskmeshTimeSeriesForecastingElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-time-series-forecasting': WidgetElement<'time-series-forecasting'>
  }
}
