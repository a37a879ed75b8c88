import type { FieldShape } from '../form/fieldShape.ts'

/** A field in a form: what it shows, what it holds, and where its errors are. */
export interface FieldPlace {
  shape: FieldShape
  label: string
  /** What one of its items is called. @default the label in the singular */
  item?: string | undefined
  help?: string | undefined
  isRequired: boolean
  value: unknown
  set: (value: unknown) => void
  /** As errors name it: `inputs.messages[0].role`. */
  path: string
}
