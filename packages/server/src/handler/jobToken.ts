import {
  type Claims,
  createSignedTokens,
  type SignedTokenOptions,
} from './signedToken.ts'

/** What a job's token says. */
export type JobClaims = {
  /** `''` in a webhook's ticket, which is made before the job has an id. */
  requestId: string
  endpointId: string
  /** Names the hold on the budget; `''` without one. */
  holdId: string
}

export type JobTokens = {
  sign(claims: JobClaims, ownerId: string): Promise<string>
  /** @throws Refusal `unauthorized`: not ours, altered, expired, not theirs. */
  verify(token: string, ownerId: string): Promise<JobClaims>
  /** Like `verify`, for a caller that is not the owner: fal's own webhook. */
  verifyAnyOwner(token: string): Promise<JobClaims>
}

/** Signs who may follow which job. */
export function createJobTokens(options: SignedTokenOptions): JobTokens {
  const tokens = createSignedTokens(
    {
      purpose: 'job',
      maxLength: 2048,
      // A job is polled many times with one token.
      isShownOften: true,
      refusal: 'The job token is missing, expired or not valid for this job.',
    },
    options,
  )
  return {
    sign: ({ requestId, endpointId, holdId }, ownerId) =>
      tokens.sign([requestId, endpointId, holdId], ownerId),
    verify: async (token, ownerId) =>
      toJobClaims(await tokens.verify(token, ownerId)),
    verifyAnyOwner: async (token) =>
      toJobClaims(await tokens.verifyAnyOwner(token)),
  }
}

function toJobClaims(claims: Claims): JobClaims {
  const [requestId = '', endpointId = '', holdId = ''] = claims
  return { requestId, endpointId, holdId }
}
