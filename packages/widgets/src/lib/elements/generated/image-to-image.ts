// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-to-image.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-to-image>`; `undefined` where there is no DOM. */
const TaskmeshImageToImageElement = defineWidgetElement('image-to-image', Widget)

export default TaskmeshImageToImageElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-to-image': WidgetElement<'image-to-image'>
  }
}
