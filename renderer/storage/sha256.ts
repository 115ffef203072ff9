// SHA-256 by the browser.

const encoder = new TextEncoder()

/** Of the text in UTF-8, as 64 lower-case hex digits. */
export async function sha256(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
