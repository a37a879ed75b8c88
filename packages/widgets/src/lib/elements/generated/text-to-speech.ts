// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text-to-speech.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text-to-speech>`; `undefined` where there is no DOM. */
const TaskmeshTextToSpeechElement = defineWidgetElement('text-to-speech', Widget)

export default TaskmeshTextToSpeechElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text-to-speech': WidgetElement<'text-to-speech'>
  }
}
