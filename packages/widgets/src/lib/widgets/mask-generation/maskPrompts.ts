import type { ParametersForm } from '../../form/ParametersForm.svelte.ts'
import type { Prompts } from '../../inputs/prompts/PromptEditor.svelte.ts'

/** The parameters that tell which object is meant. */
export const PROMPT_PARAMETERS = ['input_points', 'input_labels', 'input_boxes'] as const

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The numbers of a tuple; `undefined` when it has others or too few. */
function numbersOf(value: unknown, count: number): number[] | undefined {
  const numbers = listOf(value).filter((one) => typeof one === 'number' && Number.isFinite(one))
  return numbers.length === count ? numbers.map(Number) : undefined
}

/** Reads points and boxes from the parameters; what is none is left to the check of the request. */
export function readPrompts(form: ParametersForm): Prompts {
  const labels = listOf(form.value('input_labels'))
  const points = listOf(form.value('input_points')).flatMap((value, index) => {
    const [x = 0, y = 0] = numbersOf(value, 2) ?? []
    return numbersOf(value, 2) === undefined ? [] : [{ x, y, isOn: labels[index] !== 0 }]
  })
  const boxes = listOf(form.value('input_boxes')).flatMap((value) => {
    const [xmin = 0, ymin = 0, xmax = 0, ymax = 0] = numbersOf(value, 4) ?? []
    return numbersOf(value, 4) === undefined ? [] : [{ xmin, ymin, xmax, ymax }]
  })
  return { points, boxes }
}

/** Writes points and boxes into the parameters; without any, every object is asked for. */
export function writePrompts(form: ParametersForm, { points, boxes }: Prompts): void {
  const orNone = <Item>(items: Item[]) => (items.length === 0 ? undefined : items)
  form.setValue('input_points', orNone(points.map(({ x, y }) => [x, y])))
  form.setValue('input_labels', orNone(points.map(({ isOn }) => (isOn ? 1 : 0))))
  form.setValue(
    'input_boxes',
    orNone(boxes.map(({ xmin, ymin, xmax, ymax }) => [xmin, ymin, xmax, ymax])),
  )
}
