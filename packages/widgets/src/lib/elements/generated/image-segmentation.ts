// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-segmentation.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-segmentation>`; `undefined` where there is no DOM. */
const TaskmeshImageSegmentationElement = defineWidgetElement('image-segmentation', Widget)

export default TaskmeshImageSegmentationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-segmentation': WidgetElement<'image-segmentation'>
  }
}
