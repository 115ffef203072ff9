// Any format reads a spreadsheet's cells as they are: how its own files are cut plays no part.

import type { Format, FormatParser, SourceRow } from '../../../shared/formats/format'
import type { Chosen } from '../choose-format'

/** The same format over the lines of a cell table. */
export function readAsTable(chosen: Chosen): Chosen {
  const { format, detection } = chosen
  const open: Format['open'] =
    format.tokeniser === 'backtick' ? (head, sink) => withoutTicks(format.open(head, sink)) : format.open.bind(format)
  return { ...chosen, format: { ...format, tokeniser: 'csv', open }, detection: { ...detection, delimiter: ',' } }
}

/** The backtick before each cell of WeChat's bills is part of the cell once a spreadsheet has opened one. */
function withoutTicks(parser: FormatParser): FormatParser {
  const bare = (row: SourceRow) => ({ ...row, cells: row.cells.map((cell) => cell.replace(/^`/, '')) })
  return { ...parser, row: (row) => parser.row(bare(row)) }
}
