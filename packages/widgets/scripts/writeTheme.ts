import { readFile, writeFile } from 'node:fs/promises'
import { themeStyles } from './themeStyles.ts'

const folder = new URL('../src/lib/', import.meta.url)
const css = await readFile(new URL('theme.css', folder), 'utf8')
await writeFile(new URL('theme/generated/ThemeStyles.svelte', folder), themeStyles(css))
