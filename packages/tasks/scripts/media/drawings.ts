/** The drawings of the examples, as pieces of SVG that several pictures share. */

/** Wraps pieces into a whole SVG file. */
export function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`
}

/** Gives every part of a piece the same colour. */
export function paint(piece: string, color: string): string {
  return piece.replaceAll(/#[0-9a-f]{6}/g, color)
}

/** A picture of where a piece is: white on black, with hard edges. */
export function mask(width: number, height: number, piece: string): string {
  const background = `<rect width="${width}" height="${height}" fill="#000"/>`
  const shape = `<g shape-rendering="crispEdges">${paint(piece, '#fff')}</g>`
  return svg(width, height, background + shape)
}

/** What lies behind or in front of what: pieces from far to near, each with its brightness. */
export type Layers = readonly (readonly [piece: string, brightness: number])[]

/** A depth map: the nearer, the brighter. */
export function depthMap(width: number, height: number, layers: Layers): string {
  const painted = layers.map(([piece, brightness]) =>
    paint(piece, `rgb(${brightness},${brightness},${brightness})`),
  )
  return svg(width, height, `<g shape-rendering="crispEdges">${painted.join('')}</g>`)
}

export function flatten(layers: Layers): string {
  return layers.map(([piece]) => piece).join('')
}

// A street, 128 × 96.
export const sky = '<rect width="128" height="60" fill="#a8d4f2"/>'
export const hill = '<path d="M0 58 Q30 26 70 44 Q100 30 128 48 V66 H0 Z" fill="#86b58c"/>'
export const meadow = '<rect y="54" width="128" height="14" fill="#7cb04f"/>'
export const house =
  '<path d="M8 34 L26 18 L44 34 Z" fill="#a4452c"/>' +
  '<rect x="11" y="34" width="30" height="26" fill="#f0dfc0"/>' +
  '<rect x="22" y="44" width="8" height="16" fill="#6d4c33"/>'
export const road = '<rect y="66" width="128" height="30" fill="#6b6b73"/>'
export const car =
  '<path d="M52 76 V66 Q52 62 58 61 L66 50 H92 L102 61 Q110 62 110 68 V76 Z" fill="#d62828"/>' +
  '<path d="M70 53 H79 V61 H64 Z M82 53 H90 L97 61 H82 Z" fill="#dff0fa"/>' +
  '<circle cx="65" cy="76" r="7" fill="#26262b"/><circle cx="97" cy="76" r="7" fill="#26262b"/>'

export const street: Layers = [
  [sky, 0],
  [hill, 40],
  [meadow, 90],
  [house, 110],
  [road, 160],
  [car, 220],
]

/** The same street in the light of the moon. */
export const streetAtNight =
  flatten(street)
    .replace('#a8d4f2', '#131a3a')
    .replace('#86b58c', '#1d2f3a')
    .replace('#7cb04f', '#22402c')
    .replace('#a4452c', '#4a2320')
    .replace('#f0dfc0', '#5f5a5c')
    .replace('#6d4c33', '#ffd166')
    .replace('#6b6b73', '#2c2c36')
    .replace('#d62828', '#7a1a22')
    .replace('#dff0fa', '#55607a') + '<circle cx="108" cy="16" r="8" fill="#f4f1de"/>'

// A corridor with a door at its end, 96 × 96: a row of ever smaller frames.
const CORRIDOR = [
  ['#cdbfa9', 230],
  ['#bfae94', 190],
  ['#ad9a7e', 150],
  ['#98866b', 110],
  ['#7d6d56', 70],
] as const
export const corridor: Layers = [
  ...CORRIDOR.map(([color, brightness], index): readonly [string, number] => {
    const edge = index * 8
    const size = 96 - 2 * edge
    return [
      `<rect x="${edge}" y="${edge}" width="${size}" height="${size}" fill="${color}"/>`,
      brightness,
    ]
  }),
  ['<rect x="40" y="36" width="16" height="28" fill="#4b3a2a"/>', 40],
]

// A table with fruit, 128 × 96.
export const table = '<rect width="128" height="96" fill="#f1e2c4"/>'

export function apple(x: number, y: number, color: string): string {
  return (
    `<path d="M${x} ${y - 14} q4 -10 10 -10" fill="none" stroke="#6d4c33" stroke-width="3"/>` +
    `<circle cx="${x}" cy="${y}" r="18" fill="${color}"/>`
  )
}

export const redApple = apple(32, 38, '#d62828')
export const greenApple = apple(74, 30, '#7cb342')
export const banana = '<path d="M38 86 Q74 44 118 78 L112 88 Q76 66 46 92 Z" fill="#f5c518"/>'
export const fruit = table + redApple + greenApple + banana

// A boat on the sea, 96 × 72.
export function boat(x: number): string {
  return (
    `<path d="M${x + 24} 14 V46 H${x + 4} Z" fill="#fdfdfd"/>` +
    `<path d="M${x + 27} 18 L${x + 44} 46 H${x + 27} Z" fill="#e76f51"/>` +
    `<path d="M${x} 49 H${x + 48} L${x + 40} 60 H${x + 8} Z" fill="#6d3b1f"/>`
  )
}

export function sea(boatAt: number): string {
  return (
    '<rect width="96" height="72" fill="#f9c784"/>' +
    '<circle cx="74" cy="40" r="13" fill="#f3722c"/>' +
    '<rect y="52" width="96" height="20" fill="#277da1"/>' +
    boat(boatAt)
  )
}

// A landscape whose sun rises, 96 × 72.
export function sunrise(height: number): string {
  const light = Math.round(60 + height * 150)
  return (
    `<rect width="96" height="72" fill="rgb(${light},${Math.round(light * 0.75)},${Math.round(light * 0.6)})"/>` +
    `<circle cx="48" cy="${Math.round(62 - height * 38)}" r="12" fill="#ffd166"/>` +
    '<path d="M0 56 L26 32 L48 54 L70 38 L96 58 V72 H0 Z" fill="#2f3e46"/>'
  )
}

// A ball that bounces, 64 × 64.
export const BALL_HEIGHTS = [14, 22, 36, 50, 36, 22]

export function ball(y: number): string {
  return (
    '<rect width="64" height="64" fill="#eef2f5"/><rect y="58" width="64" height="6" fill="#8d99ae"/>' +
    `<circle cx="32" cy="${y}" r="9" fill="#e85d04"/>`
  )
}

/** The bouncing ball as if drawn by pencil. */
export function ballInPencil(y: number): string {
  const line = 'fill="none" stroke="#555555" stroke-width="1.5"'
  return (
    '<rect width="64" height="64" fill="#fbfaf5"/>' +
    `<path d="M0 58 H64" ${line}/><circle cx="32" cy="${y}" r="9" ${line}/>` +
    `<path d="M27 ${y + 5} L37 ${y - 5} M30 ${y + 7} L39 ${y - 2}" ${line}/>`
  )
}

// Somebody who juggles, 64 × 64. The balls go round in a circle.
export function juggler(turn: number): string {
  const balls = [0, 1, 2].map((index) => {
    const angle = ((index / 3 + turn) * 2 - 0.5) * Math.PI
    const x = Math.round(32 + 17 * Math.cos(angle))
    const y = Math.round(20 + 13 * Math.sin(angle))
    return `<circle cx="${x}" cy="${y}" r="4" fill="#d62828"/>`
  })
  const limbs = 'fill="none" stroke="#1d3557" stroke-width="5" stroke-linecap="round"'
  return (
    '<rect width="64" height="64" fill="#e9f5db"/><circle cx="32" cy="25" r="6" fill="#e0a982"/>' +
    `<path d="M32 35 V48 L25 62 M32 48 L39 62 M32 36 L20 41 L15 34 M32 36 L44 41 L49 34" ${limbs}/>` +
    balls.join('')
  )
}

// Somebody who waves, 96 × 128. The joints are those of COCO.
export const waver =
  '<rect width="96" height="128" fill="#e6eef5"/>' +
  '<path d="M40 36 H56 V70 H41 Z" fill="#1d3557" stroke="#1d3557" stroke-width="10" stroke-linejoin="round"/>' +
  '<path d="M38 38 L20 32 L16 12" fill="none" stroke="#e0a982" stroke-width="8" stroke-linecap="round"/>' +
  '<path d="M58 38 L68 54 L70 72" fill="none" stroke="#e0a982" stroke-width="8" stroke-linecap="round"/>' +
  '<path d="M42 72 L40 94 L38 116 M54 72 L57 94 L60 116" fill="none" stroke="#4a4e69" stroke-width="9" stroke-linecap="round"/>' +
  '<circle cx="48" cy="18" r="12" fill="#e0a982"/>' +
  '<circle cx="44" cy="16" r="1.5" fill="#222222"/><circle cx="52" cy="16" r="1.5" fill="#222222"/>'

// A butterfly, 96 × 72.
export function butterfly(wings: string, spots: string): string {
  const half =
    `<path d="M48 36 C56 8 88 2 88 20 C88 34 70 40 50 38 Z M49 39 C64 40 80 46 74 58 C68 70 52 58 48 42 Z" fill="${wings}"/>` +
    `<circle cx="76" cy="20" r="5" fill="${spots}"/><circle cx="66" cy="54" r="4" fill="${spots}"/>`
  return (
    `<rect width="96" height="72" fill="#f4f7f2"/>${half}` +
    `<g transform="matrix(-1 0 0 1 96 0)">${half}</g>` +
    '<path d="M48 26 V56 M48 28 L42 16 M48 28 L54 16" fill="none" stroke="#2b2118" stroke-width="3" stroke-linecap="round"/>'
  )
}

// Bodies as seen from above and aside, 96 × 96.
const floor = '<rect width="96" height="96" fill="#ececec"/>'
export const cubePicture =
  `${floor}<path d="M48 16 L78 32 L48 48 L18 32 Z" fill="#f25f5c"/>` +
  '<path d="M18 32 L48 48 V82 L18 66 Z" fill="#d62828"/><path d="M78 32 L48 48 V82 L78 66 Z" fill="#9b1b1b"/>'
export const pyramidPicture = `${floor}<path d="M48 14 L16 68 L50 82 Z" fill="#3f7fe0"/><path d="M48 14 L50 82 L82 64 Z" fill="#1d4ed8"/>`
/** One white square on black: four corners to find. */
export const square =
  '<rect width="64" height="64" fill="#101010"/><rect x="16" y="16" width="32" height="32" fill="#f5f5f5"/>'
