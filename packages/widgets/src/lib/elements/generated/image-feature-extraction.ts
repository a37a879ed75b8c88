// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/image-feature-extraction.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-image-feature-extraction>`; `undefined` where there is no DOM. */
const TaskmeshImageFeatureExtractionElement = defineWidgetElement('image-feature-extraction', Widget)

export default TaskmeshImageFeatureExtractionElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-image-feature-extraction': WidgetElement<'image-feature-extraction'>
  }
}
