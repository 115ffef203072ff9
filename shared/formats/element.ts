// A piece of a marked-up file (XML, or SGML with unclosed tags) as the reader hands it over: names without their prefix,
// text with its character references resolved and nothing else expanded.

export interface MarkupElement {
  readonly name: string
  /** Its own text, trimmed. */
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly MarkupElement[]
}

/** The first element at a path of names (`Acct/Id/IBAN`) below this one. */
export function elementAt(element: MarkupElement | null | undefined, path: string): MarkupElement | null {
  let found: MarkupElement | null = element ?? null
  for (const name of path.split('/')) found = found?.children.find((child) => child.name === name) ?? null
  return found
}

/** Text at a path, `''` where there is none. */
export function textAt(element: MarkupElement | null | undefined, path: string): string {
  return elementAt(element, path)?.text ?? ''
}

/** The first text that is there at any of these paths. */
export function firstText(element: MarkupElement | null | undefined, ...paths: readonly string[]): string {
  for (const path of paths) {
    const text = textAt(element, path)
    if (text !== '') return text
  }
  return ''
}

/** All children of a name. */
export function childrenOf(element: MarkupElement | null | undefined, name: string): readonly MarkupElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}
