// Style elements that scripts make carry the page's nonce. The kit hands its nonce to nearly all of them; its scroll lock
// (opening a dialog) and its measuring of the scroll bar forget it, and the content policy would refuse those.

export function giveStylesTheNonce(nonce: string): void {
  if (nonce === '') return
  const create = document.createElement.bind(document)
  const createWithNonce = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
  Object.assign(document, { createElement: createWithNonce })
}
