// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text-classification.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text-classification>`; `undefined` where there is no DOM. */
const TaskmeshTextClassificationElement = defineWidgetElement('text-classification', Widget)

export default TaskmeshTextClassificationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text-classification': WidgetElement<'text-classification'>
  }
}
