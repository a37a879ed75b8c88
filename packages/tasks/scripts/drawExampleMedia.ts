/** Draws the media that the examples use and writes them as base64 `data:` URLs. */
import { writeFile } from 'node:fs/promises'
import * as draw from './media/drawings.ts'
import { depthMap, flatten, mask, svg } from './media/drawings.ts'
import { glbUrl, greyPng, png, smallPng, video } from './media/encode.ts'
import { cube, glb, pyramid } from './media/glb.ts'

function stroke(path: string): string {
  const style =
    'fill="none" stroke="#222" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"'
  return svg(96, 96, `<rect width="96" height="96" fill="#fff"/><path ${style} d="${path}"/>`)
}

const shapes = svg(
  160,
  120,
  '<rect width="160" height="120" fill="#e8e8e8"/>' +
    '<circle cx="42" cy="42" r="24" fill="#d62828"/>' +
    '<rect x="98" y="54" width="44" height="44" fill="#1d4ed8"/>' +
    '<path d="M70 108 L92 70 L48 70 Z" transform="rotate(180 70 89)" fill="#2a9d3a"/>',
)

const STREET_SIZE = [128, 96] as const
const street = svg(...STREET_SIZE, flatten(draw.street))
const fruit = svg(...STREET_SIZE, draw.fruit)
const streetMask = (piece: string) => greyPng(mask(...STREET_SIZE, piece))
const corridor = svg(96, 96, flatten(draw.corridor))
const sea = svg(96, 72, draw.sea(8))
const boatFrames = [4, 8, 12, 16, 20, 24].map((x) => svg(96, 72, draw.sea(x)))
const ballFrames = draw.BALL_HEIGHTS.map((y) => svg(64, 64, draw.ball(y)))
const pencilFrames = draw.BALL_HEIGHTS.map((y) => svg(64, 64, draw.ballInPencil(y)))
const jugglerFrames = [0, 1, 2, 3].map((frame) => svg(64, 64, draw.juggler(frame / 12)))
const sunriseFrames = [0, 0.25, 0.5, 0.75, 1].map((height) => svg(96, 72, draw.sunrise(height)))
const oneApple = draw.apple(48, 52, '#d62828')
const redCube = glb({ ...cube, color: [0.84, 0.16, 0.16] })
const bluePyramid = glb({ ...pyramid, color: [0.11, 0.31, 0.85] })

/** What each task's examples need, by the names that they import. */
const MEDIA: Record<string, Record<string, Promise<string>>> = {
  'image-classification': {
    seven: png(stroke('M28 26 H68 L44 74')),
    three: png(stroke('M32 26 C56 14 74 34 50 46 C80 50 70 84 30 72')),
  },
  'visual-question-answering': { shapes: png(shapes) },
  'depth-estimation': {
    street: smallPng(street),
    streetDepth: greyPng(depthMap(...STREET_SIZE, draw.street)),
    corridor: smallPng(corridor),
    corridorDepth: greyPng(depthMap(96, 96, draw.corridor)),
  },
  'object-detection': { street: smallPng(street), fruit: smallPng(fruit) },
  'image-segmentation': {
    street: smallPng(street),
    skyMask: streetMask(draw.sky + draw.paint(draw.hill + draw.house, '#000')),
    roadMask: streetMask(draw.road + draw.paint(draw.car, '#000')),
    carMask: streetMask(draw.car),
    fruit: smallPng(fruit),
    redAppleMask: streetMask(draw.redApple),
    greenAppleMask: streetMask(draw.greenApple),
  },
  'text-to-image': {
    apple: smallPng(svg(96, 96, `<rect width="96" height="96" fill="#f1e2c4"/>${oneApple}`)),
    sea: smallPng(sea),
  },
  'image-to-text': { street: smallPng(street), sea: smallPng(sea) },
  'image-to-image': {
    street: smallPng(street),
    streetAtNight: smallPng(svg(...STREET_SIZE, draw.streetAtNight)),
    greyFruit: greyPng(fruit),
    fruit: smallPng(fruit),
  },
  'image-to-video': {
    sea: smallPng(sea),
    sailing: video(boatFrames),
    mountains: smallPng(svg(96, 72, draw.sunrise(0))),
    sunrise: video(sunriseFrames),
  },
  'unconditional-image-generation': {
    orangeButterfly: smallPng(svg(96, 72, draw.butterfly('#e07a1f', '#ffe0a3'))),
    blueButterfly: smallPng(svg(96, 72, draw.butterfly('#3a86c8', '#cfe8ff'))),
  },
  'video-classification': { bouncing: video(ballFrames), juggling: video(jugglerFrames) },
  'text-to-video': { bouncing: video(ballFrames), sunrise: video(sunriseFrames) },
  'zero-shot-image-classification': { sea: smallPng(sea), fruit: smallPng(fruit) },
  'mask-generation': {
    fruit: smallPng(fruit),
    redAppleMask: streetMask(draw.redApple),
    greenAppleMask: streetMask(draw.greenApple),
    bananaMask: streetMask(draw.banana),
  },
  'zero-shot-object-detection': { fruit: smallPng(fruit), street: smallPng(street) },
  'text-to-3d': {
    redCube: Promise.resolve(glbUrl(redCube)),
    bluePyramid: Promise.resolve(glbUrl(bluePyramid)),
  },
  'image-to-3d': {
    cubePicture: smallPng(svg(96, 96, draw.cubePicture)),
    cube: Promise.resolve(glbUrl(redCube)),
    pyramidPicture: smallPng(svg(96, 96, draw.pyramidPicture)),
    pyramid: Promise.resolve(glbUrl(bluePyramid)),
  },
  'image-feature-extraction': {
    sea: smallPng(sea),
    square: smallPng(svg(64, 64, draw.square)),
  },
  'keypoint-detection': {
    waver: smallPng(svg(96, 128, draw.waver)),
    square: smallPng(svg(64, 64, draw.square)),
  },
  'video-to-video': {
    bouncing: video(ballFrames),
    pencil: video(pencilFrames),
    smallSailing: video(boatFrames, 0.5),
    sailing: video(boatFrames),
  },
  'background-removal': {
    apple: smallPng(svg(96, 96, `<rect width="96" height="96" fill="#f1e2c4"/>${oneApple}`)),
    cutApple: smallPng(svg(96, 96, oneApple)),
    street: smallPng(street),
    cutCar: smallPng(svg(...STREET_SIZE, draw.car)),
  },
}

for (const [task, media] of Object.entries(MEDIA)) {
  const lines = ['// Made by scripts/drawExampleMedia.ts. Change the drawing there.']
  for (const [name, url] of Object.entries(media)) {
    lines.push(`export const ${name} =`, `  '${await url}'`)
  }
  const file = new URL(`../src/tasks/${task}/exampleMedia.ts`, import.meta.url)
  await writeFile(file, `${lines.join('\n')}\n`)
}
