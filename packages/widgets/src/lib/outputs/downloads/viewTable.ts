import type { TableCell } from '../cells.ts'
import type { View } from '../../schemaWidget/viewTypes.ts'

/** What a view shows, as a table. */
export interface ViewTable {
  columns: readonly string[]
  rows: readonly (readonly TableCell[])[]
}

const orNull = (value: number | undefined) => value ?? null

function regionTable(regions: Extract<View, { type: 'regions' }>['regions']): ViewTable {
  return {
    columns: ['label', 'score', 'xmin', 'ymin', 'xmax', 'ymax', 'points'],
    rows: regions.map(({ label, score, box, points }) => [
      label,
      orNull(score),
      orNull(box?.xmin),
      orNull(box?.ymin),
      orNull(box?.xmax),
      orNull(box?.ymax),
      points
        .map(({ label: name, x, y }) => [name, x, y].filter((part) => part !== '').join(' '))
        .join('; '),
    ]),
  }
}

function vectorTable(rows: readonly (readonly number[])[]): ViewTable {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  return { columns: Array.from({ length: width }, (_, index) => String(index + 1)), rows }
}

/** A view as a table; `undefined` for one that is none. Of several views, the first that is one. */
export function viewTable(view: View): ViewTable | undefined {
  switch (view.type) {
    case 'scores':
      return {
        columns: ['label', 'score'],
        rows: view.scores.map(({ label, score }) => [label, score]),
      }
    case 'numbers':
      return { columns: ['value'], rows: view.values.map((value) => [value]) }
    case 'vectors':
      return vectorTable(view.rows)
    case 'table':
      return view
    case 'regions':
      return regionTable(view.regions)
    case 'masks':
      return {
        columns: ['label', 'score'],
        rows: view.masks.map(({ label, score }) => [label, orNull(score)]),
      }
    case 'spans':
      return {
        columns: ['start', 'end', 'label', 'text'],
        rows: view.spans.map(({ start, end, label }) => [
          start,
          end,
          label,
          view.text.slice(start, end),
        ]),
      }
    case 'list':
      return view.views.map(viewTable).find((table) => table !== undefined)
    default:
      return undefined
  }
}
