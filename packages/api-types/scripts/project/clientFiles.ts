import { literal, quote } from '../emit/literal.ts'
import { deprecationOf, type ListedEndpoint } from './endpointList.ts'

/** Whether input and output are objects whatever is in them. */
export interface Sides {
  input: boolean
  output: boolean
}

/**
 * The value of an endpoint, one module each, so that a bundle has but one. The
 * client knows objects only; a side that may be anything is narrowed to them.
 */
export function clientEndpointFile(
  listed: ListedEndpoint,
  isObject: Sides,
): string {
  const { id, name, price, priceReason } = listed
  // From generated/endpoints/<id>.ts up to src/.
  const up = '../'.repeat(id.split('/').length + 1)
  const gone = deprecationOf(listed)
  const reason = priceReason === undefined ? {} : { priceReason }
  const parts = Object.entries({ price, ...reason }).map(
    ([key, value]) => `  ${key}: ${literal(value, 2, key.length + 4)},\n`,
  )
  return [
    '// Generated from endpoints.json. Do not edit.\n\n',
    'import type {\n  Input,\n  Output,\n',
    `} from ${quote(`@falvideo/api-types/${id}`)}\n`,
    `import { fields } from ${quote(`@falvideo/api-types/fields/${id}`)}\n`,
    `import { defineEndpoint } from ${quote(`${up}endpoints/defineEndpoint.ts`)}\n\n`,
    gone === undefined
      ? `/** ${id} */\n`
      : `/**\n * ${id}\n * @deprecated ${gone}\n */\n`,
    // A call that nobody reads may be dropped by a bundler.
    `export const ${name} = /* @__PURE__ */ defineEndpoint<\n`,
    `  ${quote(id)},\n`,
    isObject.input ? '  Input,\n' : '  Input & object,\n',
    isObject.output ? '  Output\n' : '  Output & object\n',
    '>({\n  fields,\n',
    ...parts,
    '})\n',
  ].join('')
}

/** The public list of endpoint values. */
export function clientExportsFile(list: readonly ListedEndpoint[]): string {
  const lines = list.map(
    ({ id, name }) =>
      `export { ${name} } from ${quote(`../generated/endpoints/${id}.ts`)}\n`,
  )
  return [
    '// Generated from endpoints.json. Do not edit.\n',
    '// biome-ignore-all assist/source/organizeImports: in the order of the list\n\n',
    ...lines,
  ].join('')
}
