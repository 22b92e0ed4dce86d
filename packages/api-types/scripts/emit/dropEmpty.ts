import ts from 'typescript'

/**
 * Removes the optional members of type `never` with which openapi-typescript
 * says at length what is not there: half of the text of `paths`.
 */
export function dropEmpty(statement: ts.Statement): ts.Statement {
  const visit = (node: ts.Node): ts.Node | undefined =>
    isNever(node) || isEmptyParameters(node)
      ? undefined
      : ts.visitEachChild(node, visit, undefined)
  return ts.visitEachChild(statement, visit, undefined)
}

function isNever(node: ts.Node): boolean {
  return (
    ts.isPropertySignature(node) &&
    node.questionToken !== undefined &&
    node.type?.kind === ts.SyntaxKind.NeverKeyword
  )
}

/** The `parameters` of a path item when there is nothing in them. */
function isEmptyParameters(node: ts.Node): boolean {
  return (
    ts.isPropertySignature(node) &&
    ts.isIdentifier(node.name) &&
    node.name.text === 'parameters' &&
    node.type !== undefined &&
    ts.isTypeLiteralNode(node.type) &&
    node.type.members.every(isNever)
  )
}
