// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/token-classification.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-token-classification>`; `undefined` where there is no DOM. */
const TaskmeshTokenClassificationElement = defineWidgetElement('token-classification', Widget)

export default TaskmeshTokenClassificationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-token-classification': WidgetElement<'token-classification'>
  }
}
