// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/zero-shot-classification.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-zero-shot-classification>`; `undefined` where there is no DOM. */
const TaskmeshZeroShotClassificationElement = defineWidgetElement('zero-shot-classification', Widget)

export default TaskmeshZeroShotClassificationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-zero-shot-classification': WidgetElement<'zero-shot-classification'>
  }
}
