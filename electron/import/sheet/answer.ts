// What the extracting thread is asked and answers. A refusal is an answer; a programmer's error is told as what it is.

import { type Extracted, extractSheets } from './extract'
import type { SheetKind } from './kind'
import { type SheetFailure, SheetStop } from './sheet-stop'

export interface ExtractRequest {
  readonly bytes: Uint8Array
  readonly kind: SheetKind
}

export type ExtractAnswer =
  | { readonly extracted: Extracted }
  | { readonly stopped: SheetFailure }
  | { readonly broken: string }

export async function answerTo({ bytes, kind }: ExtractRequest): Promise<ExtractAnswer> {
  try {
    return { extracted: await extractSheets(bytes, kind) }
  } catch (error) {
    if (error instanceof SheetStop) return { stopped: error.kind }
    // A text or array longer than the engine allows.
    if (error instanceof RangeError) return { stopped: 'spreadsheetTooLarge' }
    return { broken: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
