// Hands chosen files to the host, which reads them itself; the window never parses a file. The answer is a token that
// `imports.preview` takes.

import { z } from 'zod'

export interface OfferProgress {
  readonly file: string
  readonly bytesDone: number
  readonly bytesTotal: number
}

const offeredZ = z.object({ token: z.string().min(1) })

/** One token per file, in the order of the files. Rejects when the host does not take a file. */
export async function offerFiles(
  files: readonly File[],
  onProgress?: (progress: OfferProgress) => void,
  signal?: AbortSignal,
): Promise<string[]> {
  const tokens: string[] = []
  for (const file of files) {
    signal?.throwIfAborted()
    tokens.push(window.zhangping ? await window.zhangping.offer(file) : await upload(file, onProgress, signal))
  }
  return tokens
}

function upload(file: File, onProgress?: (progress: OfferProgress) => void, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/offer?name=${encodeURIComponent(file.name)}`)
    request.upload.addEventListener('progress', (event) =>
      onProgress?.({ file: file.name, bytesDone: event.loaded, bytesTotal: file.size }),
    )
    request.addEventListener('load', () => {
      const answer = offeredZ.safeParse(parseJson(request.responseText))
      if (request.status === 200 && answer.success) resolve(answer.data.token)
      else reject(new Error(`${file.name}: ${request.status} ${request.responseText.slice(0, 200)}`))
    })
    request.addEventListener('error', () => reject(new Error(`${file.name}: the host does not answer`)))
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
