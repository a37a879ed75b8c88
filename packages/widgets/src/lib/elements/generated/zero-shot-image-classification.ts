// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/zero-shot-image-classification.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-zero-shot-image-classification>`; `undefined` where there is no DOM. */
const TaskmeshZeroShotImageClassificationElement = defineWidgetElement('zero-shot-image-classification', Widget)

export default TaskmeshZeroShotImageClassificationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-zero-shot-image-classification': WidgetElement<'zero-shot-image-classification'>
  }
}
