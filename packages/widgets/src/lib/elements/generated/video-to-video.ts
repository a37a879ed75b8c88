// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/video-to-video.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-video-to-video>`; `undefined` where there is no DOM. */
const TaskmeshVideoToVideoElement = defineWidgetElement('video-to-video', Widget)

export default TaskmeshVideoToVideoElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-video-to-video': WidgetElement<'video-to-video'>
  }
}
