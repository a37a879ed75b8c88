/** A part of a picture, in its pixels. */
export interface MiniBox {
  left: number
  top: number
  width: number
  height: number
  /** Which data colour, from 0. */
  color: number
}

/** A part of a text that stands out, by the places of its first character and of the one after its last. */
export interface MiniMark {
  start: number
  end: number
  /** Which data colour, from 0. */
  color: number
}

/** A picture or the first frame of a film. `src` is a `data:` URL until the file is written. */
export interface MiniPicture {
  type: 'picture'
  src: string
  /** Of the whole picture; 0 until it has been looked at. */
  width: number
  height: number
  isFilm?: boolean
  boxes?: readonly MiniBox[]
  points?: readonly { x: number; y: number }[]
  masks?: readonly { src: string; color: number }[]
}

/** A sound: the loudest of each of its parts, from 0 to 1. `src` is there until it has been listened to. */
export interface MiniWave {
  type: 'wave'
  src?: string
  peaks: readonly number[]
  /** In seconds; 0 until it has been listened to. */
  duration: number
  /** What is marked, in seconds. */
  parts?: readonly { start: number; end: number }[]
}

/** A small drawing of an input or of an output. */
export type Mini =
  | MiniPicture
  | MiniWave
  | { type: 'text'; text: string; marks?: readonly MiniMark[] }
  | { type: 'texts'; texts: readonly string[] }
  | { type: 'scores'; scores: readonly { label: string; share: number }[] }
  | {
      type: 'table'
      columns: readonly string[]
      rows: readonly (readonly string[])[]
      /** Row and column of what stands out, from 0. */
      marked?: readonly (readonly [number, number])[]
    }
  | { type: 'graph'; count: number; edges: readonly (readonly [number, number])[] }
  | { type: 'numbers'; values: readonly number[] }
  | { type: 'series'; past: readonly number[]; future: readonly number[] }
  | { type: 'solid' }

/** What goes into a task and what comes out, drawn small from one of its examples. */
export interface TaskMini {
  input: readonly Mini[]
  output: Mini
}
