// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-to-text.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-to-text>`; `undefined` where there is no DOM. */
const TaskmeshImageToTextElement = defineWidgetElement('image-to-text', Widget)

export default TaskmeshImageToTextElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-to-text': WidgetElement<'image-to-text'>
  }
}
