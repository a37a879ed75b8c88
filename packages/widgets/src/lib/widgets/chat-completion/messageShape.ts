import type { FieldShape } from '../../form/fieldShape.ts'
import { taskForm } from '../../schemaWidget/taskForm.ts'

/** What a form shows for one message: fields by its role. */
export function messageShape(): FieldShape {
  const { shape } = taskForm('chat-completion')
  const messages =
    shape.kind === 'group' ? shape.fields.find(({ name }) => name === 'messages') : undefined
  return messages?.kind === 'items' ? messages.item : { kind: 'json' }
}
