import ts from 'typescript'

/**
 * Removes what openapi-typescript says at length about what is not there: the
 * optional members of type `never`, half of the text of `paths`, and kinds of
 * component of which there is none. Schemas are left alone: there a `never`
 * means something.
 */
export function dropEmpty(
  statement: ts.InterfaceDeclaration,
): ts.InterfaceDeclaration {
  const members = statement.members.flatMap((member) => {
    if (typeOf(member) === ts.SyntaxKind.NeverKeyword) return []
    if (statement.name.text === 'components' && nameOf(member) === 'schemas')
      return [member]
    return [ts.visitNode(member, visit) as ts.TypeElement]
  })
  const { modifiers, name, typeParameters, heritageClauses } = statement
  return ts.factory.updateInterfaceDeclaration(
    statement,
    modifiers,
    name,
    typeParameters,
    heritageClauses,
    members,
  )
}

function visit(node: ts.Node): ts.Node | undefined {
  return isNever(node) || isEmptyParameters(node)
    ? undefined
    : ts.visitEachChild(node, visit, undefined)
}

function isNever(node: ts.Node): boolean {
  return (
    ts.isPropertySignature(node) &&
    node.questionToken !== undefined &&
    typeOf(node) === ts.SyntaxKind.NeverKeyword
  )
}

/** The `parameters` of a path item when there is nothing in them. */
function isEmptyParameters(node: ts.Node): boolean {
  return (
    ts.isPropertySignature(node) &&
    nameOf(node) === 'parameters' &&
    node.type !== undefined &&
    ts.isTypeLiteralNode(node.type) &&
    node.type.members.every(isNever)
  )
}

function typeOf(member: ts.TypeElement): ts.SyntaxKind | undefined {
  return ts.isPropertySignature(member) ? member.type?.kind : undefined
}

function nameOf(member: ts.TypeElement): string {
  return member.name && ts.isIdentifier(member.name) ? member.name.text : ''
}
