// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/depth-estimation.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-depth-estimation>`; `undefined` where there is no DOM. */
const TaskmeshDepthEstimationElement = defineWidgetElement('depth-estimation', Widget)

export default TaskmeshDepthEstimationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-depth-estimation': WidgetElement<'depth-estimation'>
  }
}
