// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/audio-classification.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-audio-classification>`; `undefined` where there is no DOM. */
const TaskmeshAudioClassificationElement = defineWidgetElement('audio-classification', Widget)

export default TaskmeshAudioClassificationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-audio-classification': WidgetElement<'audio-classification'>
  }
}
