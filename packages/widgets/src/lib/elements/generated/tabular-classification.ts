// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/tabular-classification.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-tabular-classification>`; `undefined` where there is no DOM. */
const TaskmeshTabularClassificationElement = defineWidgetElement('tabular-classification', Widget)

export default TaskmeshTabularClassificationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-tabular-classification': WidgetElement<'tabular-classification'>
  }
}
