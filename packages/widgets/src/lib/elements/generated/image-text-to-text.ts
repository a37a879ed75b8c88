// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-text-to-text.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-text-to-text>`; `undefined` where there is no DOM. */
const TaskmeshImageTextToTextElement = defineWidgetElement('image-text-to-text', Widget)

export default TaskmeshImageTextToTextElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-text-to-text': WidgetElement<'image-text-to-text'>
  }
}
