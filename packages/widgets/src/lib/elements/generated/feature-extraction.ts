// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/feature-extraction.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-feature-extraction>`; `undefined` where there is no DOM. */
const TaskmeshFeatureExtractionElement = defineWidgetElement('feature-extraction', Widget)

export default TaskmeshFeatureExtractionElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-feature-extraction': WidgetElement<'feature-extraction'>
  }
}
