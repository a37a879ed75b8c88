/** Whether a text begins like a `curl` command. */
export function isCurl(text: string): boolean {
  return /^\s*(?:[$>%#]\s+)?(?:[\w/.:\\-]*[/\\])?curl(?:\.exe)?\s/i.test(text.slice(0, 300))
}
