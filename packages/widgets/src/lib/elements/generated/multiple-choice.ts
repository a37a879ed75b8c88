// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/multiple-choice.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-multiple-choice>`; `undefined` where there is no DOM. */
const TaskmeshMultipleChoiceElement = defineWidgetElement('multiple-choice', Widget)

export default TaskmeshMultipleChoiceElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-multiple-choice': WidgetElement<'multiple-choice'>
  }
}
