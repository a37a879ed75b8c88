/** Says how many there are of something: `1 model`, `2 models`. */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
