import type { TaskId, TaskInput } from '@taskmesh/tasks'
import type { DecodedImage } from './decodedImage.ts'

type Decoded<Value> = Uint8Array extends Value
  ? DecodedImage
  : Value extends readonly (infer Item)[]
    ? Decoded<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Decoded<Value[Key]> }
      : Value

/** One input of a task as engines get it: media are decoded. */
export type DecodedInput<Id extends TaskId> = Decoded<TaskInput<Id>>
