// A piece of markup as a small tree: XML through fast-xml-parser, SGML (OFX) by its own rule that a tag with text in it is
// closed by the next tag. No entity is expanded and nothing is taken for a number.

import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { MarkupElement } from '../../shared/formats/element'
import { resolveReferences, tokenAt } from './markup-tokens'

const DEEPEST = 60
const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
  cdataPropName: '#cdata',
  maxNestedTags: DEEPEST,
})

/** The tree of a well-formed piece of XML; `null` for anything else. */
export function xmlElement(raw: string): MarkupElement | null {
  try {
    if (XMLValidator.validate(raw) !== true) return null
    const parsed: unknown = PARSER.parse(raw)
    return Array.isArray(parsed) ? (elementsOf(parsed)[0] ?? null) : null
  } catch {
    return null
  }
}

function elementsOf(nodes: readonly unknown[]): MarkupElement[] {
  return nodes.flatMap((node) => {
    if (typeof node !== 'object' || node === null) return []
    const name = Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'))
    if (name === undefined) return []
    const inner: unknown = node[name as keyof typeof node]
    const children: readonly unknown[] = Array.isArray(inner) ? inner : []
    return [{ name, text: textOf(children), attributes: attributesOf(node), children: elementsOf(children) }]
  })
}

function textOf(nodes: readonly unknown[]): string {
  return nodes.map(ownText).join('').trim()
}

function ownText(node: unknown): string {
  if (typeof node !== 'object' || node === null) return ''
  if ('#text' in node) return resolveReferences(String(node['#text']))
  return '#cdata' in node && Array.isArray(node['#cdata']) ? node['#cdata'].map(plainText).join('') : ''
}

function plainText(node: unknown): string {
  return typeof node === 'object' && node !== null && '#text' in node ? String(node['#text']) : ''
}

function attributesOf(node: object): Readonly<Record<string, string>> {
  const found: unknown = ':@' in node ? node[':@'] : null
  if (typeof found !== 'object' || found === null) return {}
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, resolveReferences(String(value))]))
}

interface Growing {
  name: string
  text: string
  children: Growing[]
}

/** The tree of a piece of SGML; `null` where a tag is closed that is not open, or the outermost one is not. */
export function sgmlElement(raw: string): MarkupElement | null {
  const root: Growing = { name: '', text: '', children: [] }
  const open: Growing[] = [root]
  for (let token = tokenAt(raw, 0, true); token; token = tokenAt(raw, token.end, true)) {
    const top = open.at(-1) ?? root
    const text = raw.slice(token.start, token.end)
    if (token.kind === 'text') top.text += resolveReferences(text)
    else if (token.kind === 'cdata') top.text += text.slice(9, -3)
    else if (token.kind === 'open' || token.kind === 'single') {
      const isLeaf = top !== root && top.text.trim() !== ''
      if (isLeaf) open.pop()
      const parent = isLeaf ? (open.at(-1) ?? root) : top
      const made: Growing = { name: token.name.toUpperCase(), text: '', children: [] }
      parent.children.push(made)
      if (token.kind === 'open') open.push(made)
      if (open.length > DEEPEST) return null
    } else if (token.kind === 'close' && !closeOne(open, token.name.toUpperCase())) return null
  }
  return open.length === 1 && root.children.length === 1 && root.children[0] ? settled(root.children[0]) : null
}

/** Closes a tag; leaves in it that were never closed give back what came after them. */
function closeOne(open: Growing[], name: string): boolean {
  const at = open.findLastIndex((each) => each.name === name)
  if (at < 1) return false
  for (let leaf = open.length - 1; leaf > at; leaf -= 1) {
    const [unclosed, parent] = [open[leaf], open[leaf - 1]]
    if (unclosed && parent) parent.children.push(...unclosed.children.splice(0))
  }
  open.length = at
  return true
}

function settled({ name, text, children }: Growing): MarkupElement {
  return { name, text: text.trim(), attributes: {}, children: children.map(settled) }
}
