// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-classification.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-classification>`; `undefined` where there is no DOM. */
const TaskmeshImageClassificationElement = defineWidgetElement('image-classification', Widget)

export default TaskmeshImageClassificationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-classification': WidgetElement<'image-classification'>
  }
}
