import { isRecord } from '@taskmesh/errors'
import type { ParametersForm } from '../../form/ParametersForm.svelte.ts'
import type { BoxPrompt } from '../../inputs/prompts/PromptEditor.svelte.ts'

const SIDES = ['xmin', 'ymin', 'xmax', 'ymax'] as const

/** Reads the boxes of the subjects; what is none is left to the check of the request. */
export function readSubjects(form: ParametersForm): BoxPrompt[] {
  const value = form.value('boxes')
  return (Array.isArray(value) ? value : []).filter(isRecord).flatMap((box) => {
    const [xmin, ymin, xmax, ymax] = SIDES.map((side) => box[side])
    const isBox =
      typeof xmin === 'number' &&
      typeof ymin === 'number' &&
      typeof xmax === 'number' &&
      typeof ymax === 'number'
    return isBox ? [{ xmin, ymin, xmax, ymax }] : []
  })
}

/** Writes the boxes of the subjects; without any, the whole image is one. */
export function writeSubjects(form: ParametersForm, boxes: readonly BoxPrompt[]): void {
  form.setValue('boxes', boxes.length === 0 ? undefined : boxes)
}
