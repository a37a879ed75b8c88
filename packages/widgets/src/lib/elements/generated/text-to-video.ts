// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text-to-video.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text-to-video>`; `undefined` where there is no DOM. */
const TaskmeshTextToVideoElement = defineWidgetElement('text-to-video', Widget)

export default TaskmeshTextToVideoElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text-to-video': WidgetElement<'text-to-video'>
  }
}
