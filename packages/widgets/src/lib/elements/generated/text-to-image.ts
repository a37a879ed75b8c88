// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text-to-image.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text-to-image>`; `undefined` where there is no DOM. */
const TaskmeshTextToImageElement = defineWidgetElement('text-to-image', Widget)

export default TaskmeshTextToImageElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text-to-image': WidgetElement<'text-to-image'>
  }
}
