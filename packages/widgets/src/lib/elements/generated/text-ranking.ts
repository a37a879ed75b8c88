// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text-ranking.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text-ranking>`; `undefined` where there is no DOM. */
const TaskmeshTextRankingElement = defineWidgetElement('text-ranking', Widget)

export default TaskmeshTextRankingElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text-ranking': WidgetElement<'text-ranking'>
  }
}
