import ts from 'typescript'

/** A node and all nodes in it, as they are written. */
export function descendants(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = []
  visit(node)
  return found

  function visit(each: ts.Node): void {
    found.push(each)
    ts.forEachChild(each, visit)
  }
}
