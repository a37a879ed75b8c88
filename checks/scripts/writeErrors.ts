/** Writes ERRORS.md: `npm run errors`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCodeGroups } from '../src/errors/readCodeGroups.ts'
import { findErrorClasses } from '../src/errors/findErrorClasses.ts'
import { findReasons } from '../src/errors/findReasons.ts'
import { readProgram } from '../src/errors/readProgram.ts'
import { ERRORS_FILE, renderErrors } from '../src/errors/renderErrors.ts'
import { ROOT } from '../src/workspace.ts'

const program = readProgram()
const classes = findErrorClasses(program)
const markdown = await renderErrors(readCodeGroups(), classes, findReasons(program))
writeFileSync(join(ROOT, ERRORS_FILE), markdown)
