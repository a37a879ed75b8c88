// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/keypoint-detection.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-keypoint-detection>`; `undefined` where there is no DOM. */
const TaskmeshKeypointDetectionElement = defineWidgetElement('keypoint-detection', Widget)

export default TaskmeshKeypointDetectionElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-keypoint-detection': WidgetElement<'keypoint-detection'>
  }
}
