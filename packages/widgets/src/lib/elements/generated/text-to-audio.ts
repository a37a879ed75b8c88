// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text-to-audio.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text-to-audio>`; `undefined` where there is no DOM. */
const TaskmeshTextToAudioElement = defineWidgetElement('text-to-audio', Widget)

export default TaskmeshTextToAudioElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text-to-audio': WidgetElement<'text-to-audio'>
  }
}
