// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/table-to-text.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-table-to-text>`; `undefined` where there is no DOM. */
const TaskmeshTableToTextElement = defineWidgetElement('table-to-text', Widget)

export default TaskmeshTableToTextElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-table-to-text': WidgetElement<'table-to-text'>
  }
}
