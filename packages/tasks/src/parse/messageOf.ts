/** What is wrong at a place, in a sentence that does not name it. */
export function messageOf(expected: string, received: string): string {
  return `expected ${expected}, got ${received}`
}
