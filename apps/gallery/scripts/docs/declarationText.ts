import ts from 'typescript'

const MOST_LINES = 60
const MOST_TYPE = 600

/** Lines of a declaration, without the indentation that all but the first share. */
function plain(text: string): string {
  const lines = text.replace(/^export (default )?/, '').split('\n')
  if (lines.length <= MOST_LINES) return lines.join('\n')
  const left = lines.length - MOST_LINES
  return [...lines.slice(0, MOST_LINES), `// … ${left} more lines`].join('\n')
}

/** The text of a node up to its body. */
function head(node: ts.Node & { body?: ts.Node | undefined }): string {
  const text = node.getSourceFile().text
  return text.slice(node.getStart(), node.body?.getStart() ?? node.end).trim()
}

function isShown(member: ts.ClassElement): boolean {
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword]
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : []
  const isHidden = modifiers.some(({ kind }) => hidden.includes(kind))
  return !isHidden && !(member.name && ts.isPrivateIdentifier(member.name))
}

function memberText(member: ts.ClassElement): string {
  const text = member.getSourceFile().text
  const [comment] = ts.getJSDocCommentsAndTags(member).filter((each) => ts.isJSDoc(each))
  const said = comment === undefined ? '' : `${text.slice(comment.pos, comment.end)}\n  `
  if (ts.isPropertyDeclaration(member)) {
    const end = member.type?.end ?? member.initializer?.end ?? member.end
    return `${said}${text.slice(member.getStart(), end)}`
  }
  const isCallable =
    ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member) || ts.isAccessor(member)
  return `${said}${isCallable ? head(member) : member.getText()}`
}

function classText(node: ts.ClassDeclaration): string {
  const [first] = node.members
  const text = node.getSourceFile().text
  const open = text.indexOf('{', node.heritageClauses?.end ?? node.name?.end ?? node.getStart())
  const start = text.slice(node.getStart(), open).trim()
  const members = node.members.filter(isShown).map((member) => `  ${memberText(member)}`)
  return first === undefined ? `${start} {}` : `${start} {\n${members.join('\n')}\n}`
}

function variableText(node: ts.VariableDeclaration, checker: ts.TypeChecker): string {
  const name = node.name.getText()
  const { initializer, type } = node
  if (type !== undefined) return `const ${name}: ${type.getText()}`
  if (initializer === undefined) return `const ${name}`
  if (ts.isArrowFunction(initializer)) return `const ${name} = ${head(initializer)} …`
  const text = initializer.getText()
  if (text.length <= MOST_TYPE) return `const ${name} = ${text}`
  return `const ${name}: ${checker.typeToString(checker.getTypeAtLocation(node), node)}`
}

/**
 * How something is declared: functions and methods without their bodies, classes without what is private.
 *
 * @param declarations - all of one name: the overloads of a function, a type beside a constant.
 */
export function declarationText(
  declarations: readonly ts.Declaration[],
  checker: ts.TypeChecker,
): string {
  const isOverloaded = declarations.filter((each) => ts.isFunctionDeclaration(each)).length > 1
  const shown = declarations.filter(
    (each) => !isOverloaded || !ts.isFunctionDeclaration(each) || each.body === undefined,
  )
  return shown
    .map((node) => {
      if (ts.isFunctionDeclaration(node)) return plain(head(node))
      if (ts.isClassDeclaration(node)) return plain(classText(node))
      if (ts.isVariableDeclaration(node)) return plain(variableText(node, checker))
      return plain(node.getText())
    })
    .join('\n\n')
}
