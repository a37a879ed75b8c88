/** What the pages of the documentation are made of, as Markdown. */
export interface DocsSources {
  /** Pages written by hand, by their names. */
  guide: Record<string, string>
  /** Pages made from docstrings, in the order of packages and entries. */
  reference: { slug: string; markdown: string }[]
  /** Drawings (SVG) that pages show, by their names. */
  pictures: Record<string, string>
  /** ERRORS.md. */
  errors: string
}
