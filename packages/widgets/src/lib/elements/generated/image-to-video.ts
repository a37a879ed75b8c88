// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-to-video.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-to-video>`; `undefined` where there is no DOM. */
const TaskmeshImageToVideoElement = defineWidgetElement('image-to-video', Widget)

export default TaskmeshImageToVideoElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-to-video': WidgetElement<'image-to-video'>
  }
}
