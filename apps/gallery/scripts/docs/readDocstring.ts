import ts from 'typescript'

/** What the comment above a declaration says. */
export interface Docstring {
  text: string
  params: readonly { name: string; text: string }[]
  returns?: string
  throws: readonly string[]
  examples: readonly string[]
}

/** The words of a comment; what it links is named as code. */
function words(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  if (comment === undefined) return ''
  if (typeof comment === 'string') return comment.trim()
  return comment
    .map((part) => {
      if (part.kind === ts.SyntaxKind.JSDocText) return part.text
      const link = part
        .getText()
        .replace(/^\{@link\w*\s+/, '')
        .replace(/\}$/, '')
      return `\`${link.trim()}\``
    })
    .join('')
    .trim()
}

/** As it is written: TypeScript takes a link after `@throws` for a type. */
function thrown(tag: ts.JSDocTag): string {
  return tag
    .getText()
    .replace(/^@throws\s+/, '')
    .replaceAll(/\n\s*\*? ?/g, '\n')
    .replaceAll(/\{@link\w*\s+([^}]*)\}/g, '`$1`')
    .replace(/^\{([^}]*)\}/, '`$1`')
    .trim()
}

/** Reads the comment above a declaration. */
export function readDocstring(declaration: ts.Node): Docstring {
  const holder = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration
  const comments = ts.getJSDocCommentsAndTags(holder).filter((each) => ts.isJSDoc(each))
  const comment = comments.at(-1)
  const tags = comment?.tags ?? []
  const returns = words(tags.find((tag) => ts.isJSDocReturnTag(tag))?.comment)
  return {
    text: words(comment?.comment),
    params: tags.flatMap((tag) =>
      ts.isJSDocParameterTag(tag)
        ? { name: tag.name.getText(), text: words(tag.comment).replace(/^-\s*/, '') }
        : [],
    ),
    ...(returns === '' ? {} : { returns }),
    throws: tags.filter((tag) => tag.tagName.text === 'throws').map(thrown),
    examples: tags.filter((tag) => tag.tagName.text === 'example').map((tag) => words(tag.comment)),
  }
}
