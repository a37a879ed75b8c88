// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/audio-text-to-text.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-audio-text-to-text>`; `undefined` where there is no DOM. */
const TaskmeshAudioTextToTextElement = defineWidgetElement('audio-text-to-text', Widget)

export default TaskmeshAudioTextToTextElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-audio-text-to-text': WidgetElement<'audio-text-to-text'>
  }
}
