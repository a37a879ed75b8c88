// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/automatic-speech-recognition.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-automatic-speech-recognition>`; `undefined` where there is no DOM. */
const TaskmeshAutomaticSpeechRecognitionElement = defineWidgetElement('automatic-speech-recognition', Widget)

export default TaskmeshAutomaticSpeechRecognitionElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-automatic-speech-recognition': WidgetElement<'automatic-speech-recognition'>
  }
}
