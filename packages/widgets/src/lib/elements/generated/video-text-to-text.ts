// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/video-text-to-text.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-video-text-to-text>`; `undefined` where there is no DOM. */
const TaskmeshVideoTextToTextElement = defineWidgetElement('video-text-to-text', Widget)

export default TaskmeshVideoTextToTextElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-video-text-to-text': WidgetElement<'video-text-to-text'>
  }
}
