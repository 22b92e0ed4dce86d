import {
  type Authorize,
  checkOwner,
  type HandlerContext,
  type Owner,
} from './authorize.ts'
import { Refusal } from './refusal.ts'

/**
 * Who is asking.
 * @throws Refusal `unauthorized`
 */
export async function identify(
  authorize: Authorize,
  request: Request,
  context: HandlerContext,
): Promise<Owner> {
  const owner = checkOwner(await authorize(request, context))
  if (owner !== null) return owner
  throw new Refusal('unauthorized', 'You are not signed in for this.')
}
