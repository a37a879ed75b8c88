/** The component that brings the styles of `theme.css` along, for pages and shadow roots that have not loaded it. */
export function themeStyles(css: string): string {
  const rules = css
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
  return `<!-- Made by scripts/writeTheme.ts from theme.css. Do not edit. -->
<script lang="ts" module></script>

<style>
  :global {
${rules.join('\n')}
  }
</style>
`
}
