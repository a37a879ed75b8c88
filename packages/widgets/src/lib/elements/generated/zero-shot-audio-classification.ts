// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/zero-shot-audio-classification.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-zero-shot-audio-classification>`; `undefined` where there is no DOM. */
const TaskmeshZeroShotAudioClassificationElement = defineWidgetElement('zero-shot-audio-classification', Widget)

export default TaskmeshZeroShotAudioClassificationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-zero-shot-audio-classification': WidgetElement<'zero-shot-audio-classification'>
  }
}
