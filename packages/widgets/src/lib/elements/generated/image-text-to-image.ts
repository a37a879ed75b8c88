// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-text-to-image.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-text-to-image>`; `undefined` where there is no DOM. */
const TaskmeshImageTextToImageElement = defineWidgetElement('image-text-to-image', Widget)

export default TaskmeshImageTextToImageElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-text-to-image': WidgetElement<'image-text-to-image'>
  }
}
