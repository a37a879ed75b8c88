// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/background-removal.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-background-removal>`; `undefined` where there is no DOM. */
const TaskmeshBackgroundRemovalElement = defineWidgetElement('background-removal', Widget)

export default TaskmeshBackgroundRemovalElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-background-removal': WidgetElement<'background-removal'>
  }
}
