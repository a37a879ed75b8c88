import { isTaskId, type TaskId } from '@taskmesh/tasks/registry'
import { WIDGET_LOADERS } from '../generated/widgetLoaders.ts'
import { register, WidgetElementBase, type WidgetElement } from './defineWidgetElement.ts'

/** `<taskmesh-widget task="…">`: the widget of any task, loaded when it is asked for. */
export default class TaskmeshWidgetElement extends WidgetElementBase<TaskId> {
  static override observedAttributes = ['task', ...WidgetElementBase.observedAttributes]

  get task(): string {
    return this.getAttribute('task') ?? ''
  }

  set task(task: string) {
    this.setAttribute('task', task)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.task === '') this.state.problem = this.state.words.noTask
  }

  override attributeChangedCallback(
    name: string,
    before: string | null,
    text: string | null,
  ): void {
    super.attributeChangedCallback(name, before, text)
    if (name === 'task') void this.#load()
  }

  async #load(): Promise<void> {
    const { task } = this
    this.state.Widget = undefined
    this.state.problem = undefined
    if (!isTaskId(task)) {
      this.state.problem =
        task === '' ? this.state.words.noTask : this.state.words.unknownTask(task)
      return
    }
    try {
      const Widget: unknown = await WIDGET_LOADERS[task]()
      // The widget of the task takes that task's props; the element's are those of any.
      if (task === this.task) this.state.Widget = Widget as typeof this.state.Widget
    } catch {
      if (task === this.task) this.state.problem = this.state.words.notLoaded(task)
    }
  }
}

register('taskmesh-widget', TaskmeshWidgetElement)

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-widget': WidgetElement & { task: string }
  }
}
