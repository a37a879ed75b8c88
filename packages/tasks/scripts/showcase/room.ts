/**
 * A room whose depth is known: three balls on a chequered floor before a wall, seen through a pinhole
 * camera, by following a ray for each pixel. Lengths are in metres.
 */
import { noiseOf } from './noise.ts'

type Vector = readonly [x: number, y: number, z: number]

export const WIDTH = 480
export const HEIGHT = 320
/** Distance from the pinhole to the picture, in pixels. */
const FOCAL = 460
/** How high the camera is above the floor. */
const EYE = 1.3
const TILT = 0.17
const WALL = 7
const LIGHT: Vector = [-2.5, 2.6, 1.2]
/** From the left: the red, the yellow and the blue one. */
export const BALLS = [
  { centre: [-0.75, -0.85, 3.1], radius: 0.45, colour: [0.78, 0.16, 0.12] },
  { centre: [0.6, -0.95, 2.6], radius: 0.35, colour: [0.93, 0.72, 0.16] },
  { centre: [1.15, -0.6, 5], radius: 0.7, colour: [0.14, 0.36, 0.62] },
] as const satisfies readonly { centre: Vector; radius: number; colour: Vector }[]

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const along = (from: Vector, ray: Vector, far: number): Vector => [
  from[0] + ray[0] * far,
  from[1] + ray[1] * far,
  from[2] + ray[2] * far,
]
const toUnit = (a: Vector): Vector => along([0, 0, 0], a, 1 / Math.hypot(...a))
const between = (from: Vector, to: Vector): Vector => along(to, from, -1)

interface Hit {
  far: number
  normal: Vector
  colour: Vector
}

/** Where a ray of length 1 meets a ball, if it does. */
function meetBall(from: Vector, ray: Vector, centre: Vector, radius: number): number | undefined {
  const offset = between(centre, from)
  const half = dot(offset, ray)
  const inside = half * half - dot(offset, offset) + radius * radius
  const far = -half - Math.sqrt(Math.max(inside, 0))
  return inside > 0 && far > 1e-4 ? far : undefined
}

/** What a ray meets first. */
function meet(from: Vector, ray: Vector): Hit {
  const wall = (WALL - from[2]) / ray[2]
  let hit: Hit = { far: wall, normal: [0, 0, -1], colour: [0.72, 0.76, 0.74] }
  const floor = (-EYE - from[1]) / ray[1]
  if (floor > 0 && floor < wall) {
    const [x, , z] = along(from, ray, floor)
    const isDark = (Math.floor(x / 0.6) + Math.floor(z / 0.6)) % 2 === 0
    hit = {
      far: floor,
      normal: [0, 1, 0],
      colour: isDark ? [0.36, 0.28, 0.22] : [0.82, 0.76, 0.66],
    }
  }
  for (const { centre, radius, colour } of BALLS) {
    const far = meetBall(from, ray, centre, radius)
    if (far === undefined || far >= hit.far) continue
    hit = { far, normal: toUnit(between(centre, along(from, ray, far))), colour }
  }
  return hit
}

/** How much light comes to a place, from 0 to 1. */
function lightAt(place: Vector, normal: Vector): number {
  const way = between(place, LIGHT)
  const towards = toUnit(way)
  const isShaded = BALLS.some(({ centre, radius }) => {
    const far = meetBall(place, towards, centre, radius)
    return far !== undefined && far < Math.hypot(...way)
  })
  return 0.28 + (isShaded ? 0 : 0.72 * Math.max(dot(normal, towards), 0))
}

/** The ray through a place of the picture, in pixels from its top left corner. */
function rayThrough(x: number, y: number): Vector {
  const [right, up] = [x - WIDTH / 2, HEIGHT / 2 - y]
  return toUnit([
    right,
    up * Math.cos(TILT) - FOCAL * Math.sin(TILT),
    up * Math.sin(TILT) + FOCAL * Math.cos(TILT),
  ])
}

/** The distance from the plane of the camera to what is seen at a place of the picture, in metres. */
export function depthAt(x: number, y: number): number {
  const ray = rayThrough(x, y)
  const forward: Vector = [0, -Math.sin(TILT), Math.cos(TILT)]
  return meet([0, 0, 0], ray).far * dot(ray, forward)
}

function colourAt(x: number, y: number): Vector {
  const ray = rayThrough(x, y)
  const { far, normal, colour } = meet([0, 0, 0], ray)
  const place = along([0, 0, 0], ray, far)
  const light = lightAt(along(place, normal, 1e-3), normal)
  return [colour[0] * light, colour[1] * light, colour[2] * light]
}

/** What the camera sees, as bytes of red, green and blue, with the grain of a film. */
export function view(): Uint8Array {
  const bytes = new Uint8Array(WIDTH * HEIGHT * 3)
  const noise = noiseOf(7)
  const places = [0.25, 0.75]
  for (let at = 0; at < WIDTH * HEIGHT; at++) {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)]
    const seen = places.flatMap((right) => places.map((down) => colourAt(x + right, y + down)))
    const grain = noise() * 5
    for (const channel of [0, 1, 2] as const) {
      const light = seen.reduce((sum, colour) => sum + colour[channel], 0) / seen.length
      bytes[at * 3 + channel] = Math.min(Math.max(255 * light ** (1 / 1.8) + grain, 0), 255)
    }
  }
  return bytes
}

/** The depth of each pixel, as grey: the nearest is black, the farthest white. */
export function depthMap(): Uint8Array {
  const depths = Float64Array.from({ length: WIDTH * HEIGHT }, (_none, at) =>
    depthAt((at % WIDTH) + 0.5, Math.floor(at / WIDTH) + 0.5),
  )
  const least = depths.reduce((a, b) => Math.min(a, b))
  const most = depths.reduce((a, b) => Math.max(a, b))
  return Uint8Array.from(depths, (depth) => Math.round((255 * (depth - least)) / (most - least)))
}

/** The depth in the middle of each tile of 40 pixels, row by row, in metres to the centimetre. */
export function depthsOfTiles(): number[][] {
  return Array.from({ length: HEIGHT / 40 }, (_row, y) =>
    Array.from(
      { length: WIDTH / 40 },
      (_tile, x) => Math.round(100 * depthAt(x * 40 + 20, y * 40 + 20)) / 100,
    ),
  )
}
