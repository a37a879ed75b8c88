/** A file that an answer can be saved as. */
export interface Download {
  /** What a menu calls it, such as `Table (CSV)`. */
  label: string
  /** Name for the file, such as `object-detection.csv`. */
  fileName: string
  /**
   * Makes the file.
   *
   * @throws {@link DownloadError} when it cannot be made.
   */
  content: () => Promise<Blob>
}

/** The kinds of text that files have. */
export const TYPES = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  txt: 'text/plain;charset=utf-8',
  srt: 'application/x-subrip;charset=utf-8',
  vtt: 'text/vtt;charset=utf-8',
} as const

/** A file of text, written when it is wanted. */
export function textDownload(
  label: string,
  { name, ending }: { name: string; ending: keyof typeof TYPES },
  write: () => string | Promise<string>,
): Download {
  return {
    label,
    fileName: `${name}.${ending}`,
    content: async () => new Blob([await write()], { type: TYPES[ending] }),
  }
}
