// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/object-detection.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-object-detection>`; `undefined` where there is no DOM. */
const TaskmeshObjectDetectionElement = defineWidgetElement('object-detection', Widget)

export default TaskmeshObjectDetectionElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-object-detection': WidgetElement<'object-detection'>
  }
}
