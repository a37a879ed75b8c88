import { readFileSync } from 'node:fs'

/** A file of the examples, as `media/SOURCES.md` lists it. */
export interface Source {
  file: string
  /** What it shows or says, for those who cannot see or hear it. */
  alt: string
  source: string
  author: string
  licence: string
  sha256: string
}

/** Reads the table of `media/SOURCES.md`. */
export function readSources(): Source[] {
  const text = readFileSync(new URL('../../media/SOURCES.md', import.meta.url), 'utf8')
  const rows = text.split('\n').filter((line) => /^\| [a-z-]+\.\w+ /.test(line))
  return rows.map((row) => {
    const [file = '', alt = '', source = '', author = '', licence = '', sha256 = ''] = row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    return { file, alt, source, author, licence, sha256 }
  })
}
