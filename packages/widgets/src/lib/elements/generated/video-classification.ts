// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/video-classification.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-video-classification>`; `undefined` where there is no DOM. */
const TaskmeshVideoClassificationElement = defineWidgetElement('video-classification', Widget)

export default TaskmeshVideoClassificationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-video-classification': WidgetElement<'video-classification'>
  }
}
