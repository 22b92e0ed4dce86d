import { createSignedTokens, type SignedTokenOptions } from './signedToken.ts'

/** What an upload's token says. */
export type UploadClaims = {
  /** The address that fal gave for the bytes. */
  uploadUrl: string
  fileUrl: string
}

export type UploadTokens = {
  sign(claims: UploadClaims, ownerId: string): Promise<string>
  /** @throws Refusal `unauthorized`: not ours, altered, expired, not theirs. */
  verify(token: string, ownerId: string): Promise<UploadClaims>
}

/**
 * Signs who may complete which upload, so that the handler knows the address
 * again without a store, and without taking one from the caller.
 */
export function createUploadTokens(
  options: Omit<SignedTokenOptions, 'lifetimeMs'>,
): UploadTokens {
  const tokens = createSignedTokens(
    {
      purpose: 'upload',
      // It holds two addresses, one of them with a signature of its own.
      maxLength: 16_384,
      isShownOften: false,
      refusal: 'The upload token is missing, expired or not valid.',
    },
    // Longer than anybody sends a file.
    { ...options, lifetimeMs: 86_400_000 },
  )
  return {
    sign: ({ uploadUrl, fileUrl }, ownerId) =>
      tokens.sign([uploadUrl, fileUrl], ownerId),
    async verify(token, ownerId) {
      const [uploadUrl = '', fileUrl = ''] = await tokens.verify(token, ownerId)
      return { uploadUrl, fileUrl }
    },
  }
}
