import type { FieldShape, FormField } from './fieldShape.ts'

function blankObject(fields: readonly FormField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter(({ isRequired }) => isRequired).map((field) => [field.name, blankValue(field)]),
  )
}

/** The value of a field that nobody has filled in yet; `undefined` where there is none. */
export function blankValue(shape: FieldShape): unknown {
  switch (shape.kind) {
    case 'text':
    case 'textOrJson':
    case 'media':
      return ''
    case 'choice':
      return shape.choices[0]
    case 'boolean':
      return false
    case 'items':
    case 'list':
      return []
    case 'entries':
    case 'table':
      return {}
    case 'group':
      return blankObject(shape.fields)
    case 'variants':
      return switchVariant(shape, {}, shape.options[0]?.name ?? '')
    case 'nothing':
      return null
    default:
      return undefined
  }
}

/** Turns an object into another of its variants; what both have is kept. */
export function switchVariant(
  { key, options }: Extract<FieldShape, { kind: 'variants' }>,
  value: Readonly<Record<string, unknown>>,
  name: string,
): Record<string, unknown> {
  const fields = options.find((option) => option.name === name)?.fields ?? []
  const kept = fields.filter((field) => Object.hasOwn(value, field.name))
  return {
    [key]: name,
    ...blankObject(fields),
    ...Object.fromEntries(kept.map((field) => [field.name, value[field.name]])),
  }
}
