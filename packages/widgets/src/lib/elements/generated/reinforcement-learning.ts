// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/reinforcement-learning.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-reinforcement-learning>`; `undefined` where there is no DOM. */
const TaskmeshReinforcementLearningElement = defineWidgetElement('reinforcement-learning', Widget)

export default TaskmeshReinforcementLearningElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-reinforcement-learning': WidgetElement<'reinforcement-learning'>
  }
}
