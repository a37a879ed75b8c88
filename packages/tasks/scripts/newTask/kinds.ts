/** The kinds of input that `pnpm new task` can begin a schema with: what a schema imports and says. */
export const INPUT_KINDS = {
  text: {
    imports: ["import { text } from '../../schema/text.ts'"],
    schema: "required('TODO: what the text is.', text)",
    example: "'TODO: a short text'",
  },
  image: {
    imports: ["import { image } from '../../schema/media.ts'"],
    schema: "required('TODO: what the image is.', image)",
    example: "'https://example.com/TODO.png'",
  },
  audio: {
    imports: ["import { audio } from '../../schema/media.ts'"],
    schema: "required('TODO: what the sound is.', audio)",
    example: "'https://example.com/TODO.wav'",
  },
  video: {
    imports: ["import { video } from '../../schema/media.ts'"],
    schema: "required('TODO: what the video is.', video)",
    example: "'https://example.com/TODO.mp4'",
  },
  table: {
    imports: ["import { columns } from '../../schema/table.ts'"],
    schema: "z.object({ data: required('TODO: what the columns are.', columns) })",
    example: "{ data: { TODO: ['a cell'] } }",
  },
} as const

/** The kinds of output that `pnpm new task` can begin a schema with. */
export const OUTPUT_KINDS = {
  classes: {
    imports: ["import { classification } from '../../schema/classification.ts'"],
    schema: 'z.array(classification)',
    example: "[{ label: 'TODO', score: 0.9 }]",
  },
  text: {
    imports: [],
    schema:
      "z.object({ generated_text: required('TODO: what the text says.', z.string(), { role: 'text' }) })",
    example: "{ generated_text: 'TODO' }",
  },
  image: {
    imports: ["import { image } from '../../schema/media.ts'"],
    schema: "z.object({ image: required('TODO: what the image shows.', image) })",
    example: "{ image: 'https://example.com/TODO.png' }",
  },
  audio: {
    imports: ["import { audio } from '../../schema/media.ts'"],
    schema: "z.object({ audio: required('TODO: what is heard.', audio) })",
    example: "{ audio: 'https://example.com/TODO.wav' }",
  },
  boxes: {
    imports: ["import { detection } from '../../schema/box.ts'"],
    schema: 'z.array(detection)',
    example: "[{ label: 'TODO', score: 0.9, box: { xmin: 0, ymin: 0, xmax: 10, ymax: 10 } }]",
  },
  numbers: {
    imports: [],
    schema:
      "z.object({ values: required('TODO: what the numbers are.', z.array(z.number()), { role: 'plain' }) })",
    example: '{ values: [0.5] }',
  },
} as const

export type InputKind = keyof typeof INPUT_KINDS
export type OutputKind = keyof typeof OUTPUT_KINDS
