// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/tabular-to-text.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-tabular-to-text>`; `undefined` where there is no DOM. */
const TaskmeshTabularToTextElement = defineWidgetElement('tabular-to-text', Widget)

export default TaskmeshTabularToTextElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-tabular-to-text': WidgetElement<'tabular-to-text'>
  }
}
