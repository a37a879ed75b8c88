// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/zero-shot-object-detection.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-zero-shot-object-detection>`; `undefined` where there is no DOM. */
const TaskmeshZeroShotObjectDetectionElement = defineWidgetElement('zero-shot-object-detection', Widget)

export default TaskmeshZeroShotObjectDetectionElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-zero-shot-object-detection': WidgetElement<'zero-shot-object-detection'>
  }
}
