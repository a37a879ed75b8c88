import type { Violation } from './canvasMessages.ts'

const LONGEST_ELEMENT = 500
const MOST_ELEMENTS = 20

/** Looks for what keeps people from using an element, with all rules of axe. */
export async function checkAccessibility(element: Element): Promise<Violation[]> {
  const { default: axe } = await import('axe-core')
  const { violations } = await axe.run(element)
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    elements: nodes.slice(0, MOST_ELEMENTS).map(({ html }) => html.slice(0, LONGEST_ELEMENT)),
  }))
}
