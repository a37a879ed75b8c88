import { readInstructions } from '@taskmesh/interop/readmes'
import { describe, expect, test } from 'vitest'
import { readRepositoryFile } from '../src/workspace.ts'

const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n\n`

describe('what a reader of a README does', () => {
  test('a block after a name and a colon is a file', () => {
    const markdown = `Save it as \`src/first.mts\`:\n\n${fence('ts', 'import a')}`
    expect(readInstructions(markdown)).toEqual([
      { type: 'file', name: 'src/first.mts', text: 'import a\n' },
    ])
  })

  test('commands are typed, and may stay open', () => {
    const markdown = fence('sh', 'cd a\nnpm i') + fence('sh background', 'npx vite')
    expect(readInstructions(markdown)).toMatchObject([
      { type: 'shell', text: 'cd a\nnpm i\n', isBackground: false, prints: undefined },
      { type: 'shell', text: 'npx vite\n', isBackground: true },
    ])
  })

  test.each(['', 'It prints:\n\n', '\n'])(
    'a program is run, and the block after it is what it prints: %j',
    (between) => {
      const markdown = `${fence('ts', "import 'a'")}${between}${fence('', '42')}`
      expect(readInstructions(markdown)).toMatchObject([{ type: 'program', prints: '42\n' }])
    },
  )

  test('other blocks are only read', () => {
    const others = [
      fence('sh excerpt', 'taskmesh serve ./mine'),
      fence('ts', 'const a = 1'),
      fence('json', '{}'),
      fence('', 'a drawing'),
      `See \`a.ts\`.\n\n${fence('js excerpt', "import 'a'")}`,
    ]
    expect(readInstructions(others.join(''))).toEqual([])
  })

  test('a block without a language after other words is no output', () => {
    const markdown = `${fence('ts', "import 'a'")}A drawing of it:\n\n${fence('', '+--+')}`
    expect(readInstructions(markdown)).toMatchObject([{ type: 'program', prints: undefined }])
  })

  test('a name without an ending is no file', () => {
    const markdown = `What is in \`KEYWORDS\`:\n\n${fence('sh', 'npm install ajv')}`
    expect(readInstructions(markdown)).toMatchObject([{ type: 'shell' }])
  })

  test('a heading of level 2 begins a section, one below does not', () => {
    expect(readInstructions('# A\n\n## B\n\n### C\n')).toEqual([
      { type: 'section', title: 'A' },
      { type: 'section', title: 'B' },
    ])
  })
})

test.each(['tasks', 'client', 'inference-runner', 'widgets', 'cli'])(
  'the README of %s has a reader install it before anything else, and run something',
  (name) => {
    const instructions = readInstructions(readRepositoryFile(`packages/${name}/README.md`))
    const actions = instructions.filter(({ type }) => type !== 'section')
    const [first] = actions
    expect(first).toMatchObject({ type: 'shell', text: expect.stringMatching(/npm install/) })
    expect(actions.length).toBeGreaterThan(2)
  },
)
