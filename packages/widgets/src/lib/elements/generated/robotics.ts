// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/robotics.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-robotics>`; `undefined` where there is no DOM. */
const TaskmeshRoboticsElement = defineWidgetElement('robotics', Widget)

export default TaskmeshRoboticsElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-robotics': WidgetElement<'robotics'>
  }
}
