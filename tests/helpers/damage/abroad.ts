// Small valid reports of PayPal and Adyen and statements of banks abroad, with a flaw where one is asked for.

import type { Pick } from '../fuzz/seeded'
import { clockOf, type Flaws, type Made, major } from './made'

const WORDS = ['café', 'thé vert', 'gâteau', 'Brötchen']
const utf8 = (text: string) => Buffer.from(text)
const dayOf = (flaws: Flaws) => (flaws.nextDay ? '02' : '01')

interface Payment {
  readonly n: number
  readonly month: string
  readonly day: string
  readonly clock: string
  readonly cents: number
  readonly fee: number
  readonly refund: boolean
  readonly word: string
}

function payments(pick: Pick, flaws: Flaws): readonly Payment[] {
  return Array.from({ length: 12 + pick(20) }, (_, n) => {
    const cents = 500 + pick(90_000)
    const stray = flaws.strayRow === n
    return {
      n,
      month: stray ? '06' : '07',
      day: stray ? '20' : dayOf(flaws),
      clock: clockOf(n, pick(60)),
      cents,
      fee: Math.floor(cents / 40) + 1,
      refund: n % 5 === 4,
      word: WORDS[pick(WORDS.length)] ?? 'thé',
    }
  })
}

const sum = (rows: readonly Payment[], part: (row: Payment) => number) =>
  rows.reduce((total, row) => total + part(row), 0)
const range = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n)

const PAYPAL =
  '"CH","Transaction ID","Invoice ID","PayPal Reference ID","PayPal Reference ID Type","Transaction Event Code","Transaction Initiation Date","Transaction Completion Date","Transaction Debit or Credit","Gross Transaction Amount","Gross Transaction Currency","Fee Debit or Credit","Fee Amount","Fee Currency","Custom Field","Store ID"'

function paypalRow({ n, month, day, clock, cents, fee, refund, word }: Payment, flaws: Flaws, status: string): string {
  const at = `2026/${month}/${day} ${clock} -0700`
  const id = `155${dayOf(flaws)}${String(n).padStart(12, '0')}`
  const ids = `"SB","${id}","00${1000 + n}","","","${refund ? 'T1107' : 'T0006'}"`
  const money = `"${refund ? 'DR' : 'CR'}",${cents},"USD","${refund ? 'CR' : 'DR'}",${fee},"USD"`
  return `${ids},${at},${at},${money}${status},"${word} ${n}","S1"`
}

function paypalHead(flaws: Flaws): readonly string[] {
  const day = `2026/07/${dayOf(flaws)}`
  return [
    `"RH",2026/07/05 02:05:05 -0700,"A","M3RCHANTABC12",009,`,
    '"FH",01',
    `"SH",${day} 00:00:00 -0700,${day} 23:59:59 -0700,"M3RCHANTABC12",""`,
  ]
}

export function paypalSettlementReport(pick: Pick, flaws: Flaws = {}): Made {
  const rows = payments(pick, flaws)
  const [paid, back] = [rows.filter(({ refund }) => !refund), rows.filter(({ refund }) => refund)]
  const [credits, debits] = [sum(paid, ({ cents }) => cents), sum(back, ({ cents }) => cents)]
  const [feeIn, feeOut] = [sum(back, ({ fee }) => fee), sum(paid, ({ fee }) => fee)]
  const closing = 50_000 + credits - debits + feeIn - feeOut
  const balances = `"CR",50000,"CR",${closing}`
  const totals = `"USD",${credits + (flaws.totalOff ?? 0)},${debits},${feeIn},${feeOut},${balances},${balances},"CR",0,"CR",0,${rows.length}`
  const head = [...paypalHead(flaws), PAYPAL]
  const tail = [`"SF",${totals}`, `"SC",${rows.length}`, `"RF",${totals}`, `"RC",${rows.length}`, `"FF",${rows.length}`]
  const lines = [...head, ...rows.map((row) => paypalRow(row, flaws, '')), ...tail]
  const trailer = range(head.length + rows.length, tail.length)
  return { name: 'STL-20260701.CSV', lines, rows: range(head.length, rows.length), trailer, end: '\r\n', encode: utf8 }
}

export function paypalTransactionReport(pick: Pick, flaws: Flaws = {}): Made {
  const rows = payments(pick, flaws)
  const header = PAYPAL.replace('"Fee Currency",', '"Fee Currency","Transactional Status",')
  const head = [...paypalHead(flaws), header]
  const count = rows.length + (flaws.totalOff ?? 0)
  const tail = ['SF', 'SC', 'RF', 'RC', 'FF'].map((type) => `"${type}",${count}`)
  const lines = [...head, ...rows.map((row) => paypalRow(row, flaws, ',"S"')), ...tail]
  const trailer = range(head.length + rows.length, tail.length)
  return { name: 'TRR-20260701.CSV', lines, rows: range(head.length, rows.length), trailer, end: '\r\n', encode: utf8 }
}

const ADYEN =
  'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Batch Number,Reserved'

export function adyenSettlementReport(pick: Pick, flaws: Flaws = {}): Made {
  const rows = payments(pick, flaws)
  const batch = flaws.nextDay ? '42' : '41'
  const printed = rows.map(({ n, month, day, clock, cents, fee, refund, word }) => {
    const psp = `85160000000${batch}${String(n).padStart(3, '0')}`
    const who = ['TeaHouse', 'TeaHouseNL', psp, `00${n} ${word}`, 'visa', `2026-${month}-${day} ${clock}`, 'CEST']
    const gross = refund ? [major(cents), ''] : ['', major(cents)]
    const net = refund ? [major(cents + fee), ''] : ['', major(cents - fee)]
    const fees = ['', major(fee), '', '']
    const type = refund ? 'Refunded' : 'Settled'
    return [
      ...who,
      type,
      `88160000000${batch}${String(n).padStart(3, '0')}`,
      'EUR',
      ...gross,
      '1',
      'EUR',
      ...net,
      ...fees,
      batch,
      '',
    ].join(',')
  })
  const paidOut = sum(rows, ({ cents, fee, refund }) => (refund ? -cents : cents) - fee) + (flaws.totalOff ?? 0)
  const money = paidOut < 0 ? ['', major(-paidOut)] : [major(paidOut), '']
  const payout = [
    'TeaHouse',
    'TeaHouseNL',
    '',
    '',
    '',
    `2026-07-${dayOf(flaws)} 23:59:59`,
    'CEST',
    'MerchantPayout',
    `TX${batch} to NL`,
  ]
  const last = [...payout, 'EUR', '', '', '', 'EUR', ...money, '', '', '', '', batch, ''].join(',')
  const lines = [ADYEN, ...printed, last]
  return {
    name: 'settlement.csv',
    lines,
    rows: range(1, rows.length),
    trailer: [lines.length - 1],
    end: '\n',
    encode: utf8,
  }
}

const swift = (cents: number) => major(Math.abs(cents)).replace('.', ',')

export function mt940Statement(pick: Pick, flaws: Flaws = {}): Made {
  const rows = payments(pick, flaws)
  const day = `2607${dayOf(flaws)}`
  const opening = 100_000
  const closing = opening + sum(rows, ({ cents, refund }) => (refund ? -cents : cents)) + (flaws.totalOff ?? 0)
  const mark = (cents: number) => (cents < 0 ? 'D' : 'C')
  const head = [
    ':20:STARTUMS',
    ':25:DE12500105170648489890',
    `:28C:${flaws.nextDay ? '00014' : '00012'}/001`,
    `:60F:${mark(opening)}260630EUR${swift(opening)}`,
  ]
  const body = rows.flatMap(({ n, month, day: date, cents, refund, word }) => [
    `:61:26${month}${date}${month}${date}${refund ? 'D' : 'C'}${swift(cents)}NTRFNONREF//BR-${n}`,
    `:86:166?00GUTSCHRIFT?20EREF+PO-${n}?21SVWZ+${word}?32MERCHANT ACQUIRER`,
  ])
  const tail = [`:62F:${mark(closing)}${day}EUR${swift(closing)}`, '-']
  const lines = [...head, ...body, ...tail]
  const at = head.length + body.length
  return {
    name: 'mt940.sta',
    lines,
    rows: rows.map((_, n) => head.length + n * 2),
    trailer: [at, at + 1],
    end: '\r\n',
    encode: utf8,
  }
}

export function camtStatement(pick: Pick, flaws: Flaws = {}): Made {
  const rows = payments(pick, flaws)
  const day = `2026-07-${dayOf(flaws)}`
  const opening = 10_000_000
  const closing = opening + sum(rows, ({ cents, refund }) => (refund ? -cents : cents)) + (flaws.totalOff ?? 0)
  const balance = (code: string, cents: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${major(cents)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>',
    '<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-07-05T04:00:00+02:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id>',
    '<Acct><Id><IBAN>NL26VAYB8060476890</IBAN></Id><Ccy>EUR</Ccy></Acct>',
    balance('OPBD', opening),
  ]
  const body = rows.map(({ n, month, day: date, cents, refund, word }) => {
    const dates = `<BookgDt><Dt>2026-${month}-${date}</Dt></BookgDt><ValDt><Dt>2026-${month}-${date}</Dt></ValDt>`
    const what = `<NtryDtls><TxDtls><RmtInf><Ustrd>${word} ${n}</Ustrd></RmtInf></TxDtls></NtryDtls>`
    return `<Ntry><Amt Ccy="EUR">${major(cents)}</Amt><CdtDbtInd>${refund ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts>${dates}<AcctSvcrRef>R${n}</AcctSvcrRef>${what}</Ntry>`
  })
  const tail = [balance('CLBD', closing), '</Stmt></BkToCstmrStmt></Document>']
  const lines = [...head, ...body, ...tail]
  const at = head.length + rows.length
  return { name: 'camt053.xml', lines, rows: range(head.length, rows.length), trailer: [at], end: '\n', encode: utf8 }
}
