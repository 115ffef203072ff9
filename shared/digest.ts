// The core computes no hashes of its own: whoever calls it brings SHA-256 along.

/** SHA-256 of UTF-8 text, as 64 lower-case hex digits. */
export type Digest = (text: string) => string
