// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-text-to-video.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-text-to-video>`; `undefined` where there is no DOM. */
const TaskmeshImageTextToVideoElement = defineWidgetElement('image-text-to-video', Widget)

export default TaskmeshImageTextToVideoElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-text-to-video': WidgetElement<'image-text-to-video'>
  }
}
