// The contract between the reader (electron/import) and the formats: the reader turns bytes into rows of cells, a
// format turns rows into drafts, issues and declared totals. A format is a folder here and one line in registry.ts.

import type { Day, Instant } from '../day'
import type { EntryDraft, EntryKind, Stream } from '../entry'
import type { Currency, Minor } from '../money'
import type { Reason } from '../reason'
import type { ImportProfile } from '../settings'
import type { MarkupElement } from './element'

/** How the reader cuts a decoded member into rows; a spreadsheet's cells are cut already, whatever a format says. */
export type Tokeniser =
  /** WeChat: cells start with a backtick and are separated by ",`"; there is no quoting. */
  | 'backtick'
  /** Alipay: one row per line, commas; a quoted reading is tried only where the plain one does not fit the header. */
  | 'lines'
  /** RFC 4180 with quotes, through papaparse. */
  | 'csv'
  /** UnionPay: fields of a fixed width in bytes of GBK, parted by one blank (`Detection.fields`). */
  | 'fixed'
  /** One row per line and one cell per row: the whole line. */
  | 'plain'
  /** XML or SGML: a row per unit with its tree, a row per other tag, by the format's `markup`. */
  | 'markup'

/** One row as the reader cut it. `terminated` is false only for a last line without line end. */
export interface SourceRow {
  /** Of marked-up files: 0-based place in its first physical line at which the row begins. */
  readonly column?: number
  /** Of marked-up files: the tree of a unit. */
  readonly element?: MarkupElement
  /** 1-based physical line on which the row begins, or row of the sheet. */
  readonly line: number
  readonly cells: readonly string[]
  /** The line as it stands in the file, without its line end. */
  readonly raw: string
  readonly terminated: boolean
  /** Why the reader itself could not read the row (bytes, quotes); such a row never reaches a format's parser. */
  readonly fault?: 'badBytes' | 'badQuote' | 'rowCut' | 'badMarkup'
}

/** The beginning of a decoded member, for detection by content. */
export interface Head {
  /** The first lines (at most 60) without line ends; of a spreadsheet, its rows with commas between the cells. */
  readonly lines: readonly string[]
  /** The source is a spreadsheet: its lines are cut at commas (and double quotes), whatever else stands in its cells. */
  readonly sheet?: true
  /** The member's own name: some files state their day nowhere else. */
  readonly name?: string
}

export const ISSUE_KINDS = [
  'cellCount',
  'badAmount',
  'fractionOfMinor',
  'badDay',
  'dayAmbiguous',
  'badTime',
  'missingCell',
  'unknownKind',
  'unknownStatus',
  'badCurrency',
  'rowCut',
  'badQuote',
  'badMarkup',
  'badBytes',
  'afterTrailer',
  'duplicateKey',
  'spreadsheetDamage',
  'amountsDisagree',
  'headerRepeated',
] as const
export type IssueKind = (typeof ISSUE_KINDS)[number]

/** A row that gave no entry, and why. Never dropped, defaulted or shifted. */
export interface RowIssue {
  readonly line: number
  /** Header name of the column, or `null` where the whole row is meant. */
  readonly column: string | null
  /** The raw text of the cell or row, card numbers masked, at most 200 characters. */
  readonly raw: string
  readonly kind: IssueKind
}

/** A total the file states, beside the one computed from its rows. Amounts in minor units, counts as they are. */
export interface DeclaredCheck {
  readonly name: string
  readonly declared: number | string
  readonly computed: number | string
  readonly ok: boolean
  /** What the numbers are; money in minor units where it is not said. */
  readonly unit?: 'count'
  /** Of an amount; the book's own currency (CNY) where it is not said. */
  readonly currency?: Currency
}

export interface BalanceCheck {
  readonly openingMinor: Minor | null
  readonly closingMinor: Minor | null
  readonly chainOk: boolean
}

export type Verdict = 'accept' | 'incomplete' | 'refuse'

/** A total that a control file declares of the rows of another file, which cross-check.ts looks for. */
export interface ControlTotal {
  /** As the control file names it; amounts in minor units, counts as they are. */
  readonly name: string
  readonly declared: number
  readonly measure: 'rows' | 'grossMinor' | 'feeMinor' | 'netMinor' | 'orderMinor'
  /** Formats whose rows together make it up; where several readings are possible, they are tried in order. */
  readonly formats: readonly (readonly string[])[]
  /** Kinds of the rows that count; readings tried in order. Absent: all. */
  readonly kinds?: readonly (readonly EntryKind[])[]
  /** Only what came in or what went out, without its sign. */
  readonly side?: 'in' | 'out'
  /** The sign in which it is printed is not sure. */
  readonly unsigned?: true
}

/** What a control file declares, and of which day: its settle day, or where that is `null`, its own period. */
export interface Control {
  readonly settleDay: Day | null
  readonly totals: readonly ControlTotal[]
}

/** What a parser knows at the end of a file, beside the drafts it has emitted. */
export interface ParseEnd {
  readonly counts: { readonly dataRows: number; readonly issues: number; readonly ignored: number }
  /** Identity of the account, till or profile within which overlapping files say the same thing; `null`: unknown. */
  readonly scope: string | null
  readonly acquirerId: string | null
  readonly accounts: readonly string[]
  /** Days the file covers, both ends included; `declared` when the file itself says so. */
  readonly period: { readonly from: Day; readonly to: Day; readonly declared: boolean } | null
  /** When the source says the file was made. */
  readonly statedAt: Instant | null
  readonly checks: readonly DeclaredCheck[]
  readonly balance: BalanceCheck | null
  /**
   * Draft fields that this layout does not carry, or states with another meaning (交易时间 of WeChat's ALL and REFUND
   * bills): left out when two versions of a row are compared, filled from the other version where this one wins.
   */
  readonly unstated: readonly (keyof EntryDraft)[]
  /** Only of a control file: what it declares of the detail beside it. */
  readonly control?: Control
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
}

/** Where a parser puts what it finds, row by row, so that memory does not grow with the file. */
export interface ParseSink {
  draft(draft: EntryDraft): void
  issue(issue: RowIssue): void
}

export interface FormatParser {
  row(row: SourceRow): void
  end(): ParseEnd
}

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Columns by what they may hold, for masking before anything is stored (DESIGN §3, vault members). */
export type ColumnClass = 'card' | 'account' | 'id' | 'text' | 'identity' | 'name'

export interface Detection {
  /** Layout variant, e.g. `ALL`, for people to read. */
  readonly variant: string
  /** 0-based index into `Head.lines` of the header row, if there is one. */
  readonly headerIndex: number | null
  /** How the cells are separated; a comma where it is not said. */
  readonly delimiter?: Delimiter
  /** Fields of a fixed width, for files without a header row. */
  readonly fields?: readonly FixedField[]
}

/** A field of a fixed width: its name stands for a header cell, its width counts bytes of GBK. */
export interface FixedField {
  readonly name: string
  readonly width: number
}

/** A part of a line, end not included, and what it may hold. */
export interface LinePart {
  readonly start: number
  readonly end: number
  readonly class: ColumnClass
}

/** How a marked-up file is cut. */
export interface MarkupRules {
  /** In SGML a tag with text in it need not be closed, and names are in upper case. */
  readonly dialect: 'xml' | 'sgml'
  /** Elements that become one row with their tree; every other tag is a row `[name, text]`, or `[/name]` at its end. */
  readonly units: ReadonlySet<string>
  /** What the text of an element may hold; `path` names the elements it stands in, outermost first, itself last. */
  classOf(path: readonly string[]): ColumnClass
}

export interface Format {
  readonly id: string
  /** Formats of one family describe the same objects: keys are compared within it (`wechat`, `alipay`, `bank-cn`). */
  readonly family: string
  /** Raised whenever derived state can differ; part of the derivation's version. */
  readonly parserVersion: number
  readonly streams: readonly Stream[]
  readonly tokeniser: Tokeniser
  detect(head: Head): Detection | null
  /** Class of each column of the header; anything not named is `text`. */
  columnClass(header: string): ColumnClass
  /** Only where rows are whole lines (`plain`): which parts of a line hold what; the rest is text. */
  lineParts?(line: string): readonly LinePart[]
  /** Only of marked-up files. */
  readonly markup?: MarkupRules
  open(head: Head, sink: ParseSink): FormatParser
  /**
   * Only of formats whose files can leave a question open (`readingAmbiguous`): the same format with the answers of a
   * profile that names it. What a file's own data prove outranks an answer.
   */
  settled?(profile: ImportProfile): Format
}

/** A whole parsed file, as derivation takes it. */
export interface ParsedFile extends ParseEnd {
  /** SHA-256 of the stored bytes. */
  readonly file: string
  readonly name: string
  readonly format: string
  readonly family: string
  readonly drafts: readonly EntryDraft[]
  readonly issues: readonly RowIssue[]
}
