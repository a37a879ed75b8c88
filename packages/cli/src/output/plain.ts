/** Removes what a terminal would obey: reasons come from strangers. */
export function plain(line: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is removed
  return line.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
}
