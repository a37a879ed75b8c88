// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/translation.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-translation>`; `undefined` where there is no DOM. */
const TaskmeshTranslationElement = defineWidgetElement('translation', Widget)

export default TaskmeshTranslationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-translation': WidgetElement<'translation'>
  }
}
