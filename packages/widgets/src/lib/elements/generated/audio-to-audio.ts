// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/audio-to-audio.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-audio-to-audio>`; `undefined` where there is no DOM. */
const TaskmeshAudioToAudioElement = defineWidgetElement('audio-to-audio', Widget)

export default TaskmeshAudioToAudioElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-audio-to-audio': WidgetElement<'audio-to-audio'>
  }
}
