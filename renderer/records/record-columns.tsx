// The columns of the Records table. On screen a person's wording, in copies and exports full dates and plain numbers.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../shared/entry'
import { currencyDecimals, formatMinorPlain, type Minor } from '../../shared/money'
import { useWord } from '../app/hooks'
import { instantText } from '../i18n/day-text'
import type { Word } from '../i18n/use-word'
import { Money } from '../ui/money'
import type { Column } from '../ui/table-columns'
import { mainNumber } from './entry-fields'

export function useColumns(): readonly Column<Entry>[] {
  const { t } = useTranslation('records')
  const word = useWord()
  const number = t('number')
  return useMemo(
    () => [
      {
        key: 'at',
        title: word('field', 'at'),
        width: 190,
        sortable: true,
        text: (row) => (row.at === null ? row.day : instantText(row.at)),
      },
      { key: 'stream', title: word('field', 'stream'), width: 116, text: (row) => word('stream', row.stream) },
      { key: 'kind', title: word('field', 'kind'), width: 96, text: (row) => word('kind', row.kind) },
      { key: 'number', title: number, width: 210, grow: 1, text: (row) => mainNumber(row) ?? row.counterparty ?? '' },
      { key: 'method', title: word('field', 'method'), width: 110, text: (row) => row.method ?? '' },
      { key: 'acquirer', title: word('field', 'acquirerId'), width: 110, text: (row) => acquirerText(row, word) },
      amountColumn('gross', word('field', 'grossMinor'), (row) => row.grossMinor, true),
      amountColumn('fee', word('field', 'feeMinor'), (row) => row.feeMinor, false),
      amountColumn('net', word('field', 'netMinor'), (row) => row.netMinor, true),
      { key: 'currency', title: word('field', 'currency'), width: 72, text: (row) => row.currency },
      { key: 'settleDay', title: word('field', 'settleDay'), width: 108, text: (row) => row.settleDay ?? '' },
      textColumn('acquirerNo', word, (row) => row.refs.acquirerNo),
      textColumn('refundNo', word, (row) => row.refs.refundNo),
      textColumn('merchantNo', word, (row) => row.merchantNo),
      textColumn('terminalNo', word, (row) => row.terminalNo),
      textColumn('storeNo', word, (row) => row.storeNo),
      textColumn('card', word, (row) => row.card?.masked),
      textColumn('status', word, (row) => row.status),
      textColumn('note', word, (row) => row.note),
    ],
    [word, number],
  )
}

function acquirerText(row: Entry, word: Word): string {
  return row.acquirerId ? word('acquirer', row.acquirerId) : ''
}

function amountColumn(key: string, title: string, read: (row: Entry) => Minor, sortable: boolean): Column<Entry> {
  return {
    key,
    title,
    width: 128,
    align: 'right',
    sortable,
    text: (row) => formatMinorPlain(read(row), currencyDecimals(row.currency)),
    render: (row) => <Money minor={read(row)} currency={row.currency} signed />,
  }
}

type TextField = 'acquirerNo' | 'refundNo' | 'merchantNo' | 'terminalNo' | 'storeNo' | 'card' | 'status' | 'note'

function textColumn(key: TextField, word: Word, read: (row: Entry) => string | null | undefined): Column<Entry> {
  return { key, title: word('field', key), width: 150, text: (row) => read(row) ?? '' }
}
