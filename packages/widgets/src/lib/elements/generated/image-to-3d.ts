// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-to-3d.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-to-3d>`; `undefined` where there is no DOM. */
const TaskmeshImageTo3dElement = defineWidgetElement('image-to-3d', Widget)

export default TaskmeshImageTo3dElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-to-3d': WidgetElement<'image-to-3d'>
  }
}
