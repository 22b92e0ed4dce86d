import ts from 'typescript'
import {
  isObject,
  type Json,
  type JsonObject,
  objectAt,
} from '../document/json.ts'
import { sameTypes } from '../document/sameTypes.ts'

/**
 * Replaces what a document has in common with the queue by references to the
 * one place where it is declared: whole path items, whole kinds of component,
 * single components. Only what is equal in the documents is replaced, but for
 * the words: ours and fal's describe the same status.
 *
 * @param shared a document made by queueComponents
 */
export function shareTypes(
  statements: readonly ts.Statement[],
  document: JsonObject,
  shared: JsonObject,
): ts.Statement[] {
  const own = objectAt(document, 'components')
  const common = objectAt(shared, 'components')
  return statements.map((statement) => {
    if (!ts.isInterfaceDeclaration(statement)) return statement
    if (statement.name.text === 'paths')
      return withMembers(
        statement,
        statement.members.map((member) =>
          shareItem(member, objectAt(document, 'paths'), common),
        ),
      )
    return withMembers(
      statement,
      statement.members.map((section) =>
        shareSection(section, own, common, nameOf(section)),
      ),
    )
  })
}

function withMembers(
  statement: ts.InterfaceDeclaration,
  members: readonly ts.TypeElement[],
) {
  return ts.factory.updateInterfaceDeclaration(
    statement,
    statement.modifiers,
    statement.name,
    statement.typeParameters,
    statement.heritageClauses,
    members,
  )
}

function shareSection(
  section: ts.TypeElement,
  own: JsonObject,
  common: JsonObject,
  kind: string,
): ts.TypeElement {
  if (!ts.isPropertySignature(section) || !section.type) return section
  if (sameTypes(own[kind], common[kind]))
    return retyped(section, queueType(kind))
  if (!ts.isTypeLiteralNode(section.type)) return section
  const plain = [...section.type.members]
  const members = plain.map((member) =>
    shareOne(member, objectAt(own, kind), common, kind),
  )
  const others = members.filter((member) => plain.includes(member))
  const all = Object.keys(objectAt(common, kind)).length
  const literal = ts.factory.createTypeLiteralNode
  // All of them are taken over as one, else each that is the same.
  return retyped(
    section,
    all > 0 && members.length - others.length === all
      ? ts.factory.createIntersectionTypeNode([
          queueType(kind),
          literal(others),
        ])
      : literal(members),
  )
}

function shareOne(
  member: ts.TypeElement,
  own: JsonObject,
  common: JsonObject,
  kind: string,
): ts.TypeElement {
  const value = own[nameOf(member)]
  const key = keyOf(value, objectAt(common, kind))
  if (key === undefined || !ts.isPropertySignature(member)) return member
  return retyped(member, queueType(kind, key))
}

/** A path item as a whole, else the parameters of its submit. */
function shareItem(
  item: ts.TypeElement,
  own: JsonObject,
  common: JsonObject,
): ts.TypeElement {
  const whole = shareOne(item, own, common, 'pathItems')
  if (whole !== item) return whole
  const parametersOf = (value: JsonObject) => objectAt(value, 'post').parameters
  const mine = parametersOf(objectAt(own, nameOf(item)))
  const theirs = parametersOf(objectAt(objectAt(common, 'pathItems'), 'submit'))
  if (mine === undefined || !sameTypes(mine, theirs)) return item
  const type = queueType('pathItems', 'submit', 'post', 'parameters')
  return inside(item, 'post', (post) =>
    inside(post, 'parameters', (one) =>
      ts.isPropertySignature(one) ? retyped(one, type) : one,
    ),
  )
}

/** A member whose type is written out, with one of its members replaced. */
function inside(
  member: ts.TypeElement,
  name: string,
  replace: (inner: ts.TypeElement) => ts.TypeElement,
): ts.TypeElement {
  if (!ts.isPropertySignature(member) || !member.type) return member
  if (!ts.isTypeLiteralNode(member.type)) return member
  const members = member.type.members.map((inner) =>
    nameOf(inner) === name ? replace(inner) : inner,
  )
  return retyped(member, ts.factory.createTypeLiteralNode(members))
}

function keyOf(value: Json | undefined, among: JsonObject): string | undefined {
  if (!isObject(value)) return undefined
  return Object.keys(among).find((key) => sameTypes(among[key], value))
}

function retyped(property: ts.PropertySignature, type: ts.TypeNode) {
  const { modifiers, name, questionToken } = property
  return ts.factory.createPropertySignature(
    modifiers,
    name,
    questionToken,
    type,
  )
}

function queueType(...keys: string[]): ts.TypeNode {
  return keys.reduce<ts.TypeNode>(
    (type, key) =>
      ts.factory.createIndexedAccessTypeNode(
        type,
        ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(key)),
      ),
    ts.factory.createTypeReferenceNode('queue'),
  )
}

function nameOf(member: ts.TypeElement): string {
  const { name } = member
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name))
    ? name.text
    : ''
}
