// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/fill-mask.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-fill-mask>`; `undefined` where there is no DOM. */
const TaskmeshFillMaskElement = defineWidgetElement('fill-mask', Widget)

export default TaskmeshFillMaskElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-fill-mask': WidgetElement<'fill-mask'>
  }
}
