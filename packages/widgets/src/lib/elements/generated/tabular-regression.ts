// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/tabular-regression.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-tabular-regression>`; `undefined` where there is no DOM. */
const TaskmeshTabularRegressionElement = defineWidgetElement('tabular-regression', Widget)

export default TaskmeshTabularRegressionElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-tabular-regression': WidgetElement<'tabular-regression'>
  }
}
