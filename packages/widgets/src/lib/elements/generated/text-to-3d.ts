// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text-to-3d.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text-to-3d>`; `undefined` where there is no DOM. */
const TaskmeshTextTo3dElement = defineWidgetElement('text-to-3d', Widget)

export default TaskmeshTextTo3dElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text-to-3d': WidgetElement<'text-to-3d'>
  }
}
