// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/voice-activity-detection.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-voice-activity-detection>`; `undefined` where there is no DOM. */
const TaskmeshVoiceActivityDetectionElement = defineWidgetElement('voice-activity-detection', Widget)

export default TaskmeshVoiceActivityDetectionElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-voice-activity-detection': WidgetElement<'voice-activity-detection'>
  }
}
