// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/any-to-any.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-any-to-any>`; `undefined` where there is no DOM. */
const TaskmeshAnyToAnyElement = defineWidgetElement('any-to-any', Widget)

export default TaskmeshAnyToAnyElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-any-to-any': WidgetElement<'any-to-any'>
  }
}
