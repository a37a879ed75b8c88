/** Draws the pictures that the examples use and writes them as base64 `data:` URLs. */
import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`
}

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

const PICTURES = {
  'image-classification': {
    seven: stroke('M28 26 H68 L44 74'),
    three: stroke('M32 26 C56 14 74 34 50 46 C80 50 70 84 30 72'),
  },
  'visual-question-answering': { shapes },
}

async function dataUrl(source: string): Promise<string> {
  const png = await sharp(Buffer.from(source))
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}

for (const [task, pictures] of Object.entries(PICTURES)) {
  const lines = ['// Made by scripts/drawExampleMedia.ts. Change the drawing there.']
  for (const [name, source] of Object.entries(pictures)) {
    lines.push(`export const ${name} =`, `  '${await dataUrl(source)}'`)
  }
  const file = new URL(`../src/tasks/${task}/exampleMedia.ts`, import.meta.url)
  await writeFile(file, `${lines.join('\n')}\n`)
}
