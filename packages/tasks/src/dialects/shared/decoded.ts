import { samePath, type Path, type PathMap } from '../../parse/path.ts'

/** A value that was turned into another form, and the way back from its paths to the old ones. */
export interface Decoded {
  value: unknown
  toWire: PathMap
}

/** Turns a value into another form. What it does not know it leaves alone; the schemas judge. */
export type Step = (value: unknown) => Decoded

/** Where a part of a new value was in the old one: all that lies in `to` was at the same in `from`. */
export interface Move {
  to: Path
  from: Path
  /** Whether the old part was one whole, so that paths into the new one end there. */
  isWhole?: boolean
}

/** The value as it is. */
export function unchanged(value: unknown): Decoded {
  return { value, toWire: samePath }
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((key, index) => path[index] === key)
}

/** A new value, with the parts that lie elsewhere than before. The first move that fits counts. */
export function moved(value: unknown, moves: readonly Move[]): Decoded {
  return {
    value,
    toWire: (path) => {
      const move = moves.find(({ to }) => startsWith(path, to))
      if (move === undefined) return path
      return move.isWhole ? move.from : [...move.from, ...path.slice(move.to.length)]
    },
  }
}

/** Runs one step after another. */
export function inTurn(...steps: readonly Step[]): Step {
  return (value) =>
    steps.reduce<Decoded>((before, step) => {
      const after = step(before.value)
      return { value: after.value, toWire: (path) => before.toWire(after.toWire(path)) }
    }, unchanged(value))
}
