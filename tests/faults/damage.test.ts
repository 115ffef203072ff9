// Every format that carries proof, and every kind of damage that its proof can show: 20 seeded instances of each are
// refused or incomplete, for the reason that belongs to the damage, with the right line where there is one. A kind that a
// format cannot show by its nature is left out, with the reason why in its table. An undamaged statement is accepted.
// Leading zeros that a spreadsheet took are seen in no number by itself; what else it did to the row tells (backticks,
// quotes, commas, seconds), which is why such a file is incomplete even where all of it could be read.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readChosenFile } from '../../electron/import/read-file'
import * as abroad from '../helpers/damage/abroad'
import * as china from '../helpers/damage/china'
import {
  asScientific,
  bytesOf,
  cutInCharacter,
  cutInRow,
  type Damaged,
  innerRow,
  joined,
  type Made,
  type Maker,
  quotedCells,
  rewritten,
  without,
} from '../helpers/damage/made'
import { type Pick, seeded } from '../helpers/fuzz/seeded'

const INSTANCES = Number(process.env.ZHANGPING_DAMAGE ?? 20)

const KINDS = [
  'trailer missing',
  'trailer wrong',
  'cut in a row',
  'cut in a character',
  'row filtered out',
  'numbers in scientific notation',
  'seconds lost',
  'quotes or marks changed',
  'wrong day inside',
  'running balance broken',
  'line too short',
  'files put together',
] as const
type Kind = (typeof KINDS)[number]

interface Shown {
  readonly damage: (pick: Pick) => Damaged
  /** Reasons and issue kinds, one of which must be given. */
  readonly codes: readonly string[]
}
/** How a kind of damage is done and must be named; a text says why the format cannot show it. */
type Table = Readonly<Record<Kind, Shown | string>>

const rowsOf = (maker: Maker, pick: Pick) => maker(pick).rows.length
const shown = (codes: readonly string[], damage: Shown['damage']): Shown => ({ codes, damage })
const TOTALS = ['totalDiffers', 'countDiffers']
const CUT = ['rowCut', 'badBytes', 'badQuote', 'cellCount', 'badMarkup']

const missingTrailer = (maker: Maker) =>
  shown(['totalMissing'], (pick) => {
    const made = maker(pick)
    return { made, bytes: without(made, made.trailer), line: null }
  })
const wrongTrailer = (maker: Maker) =>
  shown(TOTALS, (pick) => {
    const made = maker(pick, { totalOff: 1 + pick(9999) })
    return { made, bytes: bytesOf(made), line: null }
  })
const rowFiltered = (maker: Maker, codes = TOTALS) =>
  shown(codes, (pick) => {
    const made = maker(pick)
    return { made, bytes: without(made, [made.rows[pick(made.rows.length)] ?? 0]), line: null }
  })
const cut = (maker: Maker, share = 100, codes = CUT) => shown(codes, (pick) => cutInRow(maker(pick), pick, share))
const cutCharacter = (maker: Maker) => shown(CUT, (pick) => cutInCharacter(maker(pick), pick))
const scientific = (maker: Maker, digits: RegExp) =>
  shown(['spreadsheetDamage'], (pick) => {
    const made = maker(pick)
    return rewritten(made, pick(made.rows.length), (text) => text.replace(digits, (found) => asScientific(found)))
  })
const noSeconds = (maker: Maker) =>
  shown(['spreadsheetDamage'], (pick) => {
    const made = maker(pick)
    return rewritten(made, pick(made.rows.length), (text) => text.replaceAll(/(\d\d:\d\d):\d\d/g, '$1'))
  })
const stray = (maker: Maker, codes = ['wrongDayInside']) =>
  shown(codes, (pick) => {
    // The same numbers twice, so that the second statement has as many rows as the first.
    const seed = pick(2 ** 30)
    const row = innerRow(pick, rowsOf(maker, seeded(seed)))
    const made = maker(seeded(seed), { strayRow: row })
    return { made, bytes: bytesOf(made), line: (made.rows[row] ?? 0) + 1 }
  })
const brokenBalance = (maker: Maker) =>
  shown(['balanceBroken'], (pick) => {
    const seed = pick(2 ** 30)
    const row = innerRow(pick, rowsOf(maker, seeded(seed)))
    const made = maker(seeded(seed), { brokenBalance: row })
    return { made, bytes: bytesOf(made), line: (made.rows[row] ?? 0) + 1 }
  })
const together = (maker: Maker, named = 0, codes = ['headerRepeated']) =>
  shown(codes, (pick) => joined(maker(pick), maker(pick, { nextDay: true }), named))
const ownQuotes = 'its cells are quoted, or not, by whatever wrote them: both are one CSV'
const noSheet = 'no spreadsheet opens it as a table'
const noBalance = 'it prints no running balance'
const noWidth = 'its rows have no fixed width'
const noPeriod = 'it names no days of its own, and rows of several days are usual in it'

/** Backticks kept, and quotes around one cell, around all, or lost backticks. */
function resavedBackticks(text: string, pick: Pick): string {
  const cells = text.slice(1).split(',`')
  const place = pick(cells.length)
  const ticked = cells.map((cell) => `\`${cell}`)
  const way = pick(3)
  if (way === 0) return quotedCells(ticked)
  if (way === 1) return ticked.map((cell, index) => (index === place ? quotedCells([cell]) : cell)).join(',')
  return cells.join(',')
}

const wechatResaved = (maker: Maker) =>
  shown(['resavedBySpreadsheet'], (pick) => {
    const made = maker(pick)
    return rewritten(made, pick(made.rows.length), (text) => resavedBackticks(text, pick))
  })
const alipayResaved = (maker: Maker) =>
  shown(['resavedBySpreadsheet'], (pick) => {
    const made = maker(pick)
    return rewritten(made, pick(made.rows.length), (text) => quotedCells(text.split(',')))
  })

const TABLES: Readonly<Record<string, readonly [Maker, Table]>> = {
  'wechat-trade-bill': [
    china.wechatTradeBill,
    {
      'trailer missing': missingTrailer(china.wechatTradeBill),
      'trailer wrong': wrongTrailer(china.wechatTradeBill),
      'cut in a row': cut(china.wechatTradeBill),
      'cut in a character': cutCharacter(china.wechatTradeBill),
      'row filtered out': rowFiltered(china.wechatTradeBill),
      'numbers in scientific notation': scientific(china.wechatTradeBill, /4200\d{24}/),
      'seconds lost': noSeconds(china.wechatTradeBill),
      'quotes or marks changed': wechatResaved(china.wechatTradeBill),
      'wrong day inside': stray(china.wechatTradeBill),
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': together(china.wechatTradeBill),
    },
  ],
  'wechat-fund-flow': [
    china.wechatFundFlow,
    {
      'trailer missing': missingTrailer(china.wechatFundFlow),
      'trailer wrong': wrongTrailer(china.wechatFundFlow),
      'cut in a row': cut(china.wechatFundFlow),
      'cut in a character': cutCharacter(china.wechatFundFlow),
      'row filtered out': rowFiltered(china.wechatFundFlow),
      'numbers in scientific notation': scientific(china.wechatFundFlow, /4200\d{24}/),
      'seconds lost': noSeconds(china.wechatFundFlow),
      'quotes or marks changed': wechatResaved(china.wechatFundFlow),
      'wrong day inside': stray(china.wechatFundFlow),
      'running balance broken': brokenBalance(china.wechatFundFlow),
      'line too short': noWidth,
      'files put together': together(china.wechatFundFlow),
    },
  ],
  'alipay-trade-detail': [
    china.alipayTradeBill,
    {
      'trailer missing': missingTrailer(china.alipayTradeBill),
      'trailer wrong': wrongTrailer(china.alipayTradeBill),
      'cut in a row': cut(china.alipayTradeBill),
      'cut in a character': cutCharacter(china.alipayTradeBill),
      'row filtered out': rowFiltered(china.alipayTradeBill),
      'numbers in scientific notation': scientific(china.alipayTradeBill, /2026\d{24}/),
      'seconds lost': noSeconds(china.alipayTradeBill),
      'quotes or marks changed': alipayResaved(china.alipayTradeBill),
      'wrong day inside': stray(china.alipayTradeBill),
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': together(china.alipayTradeBill),
    },
  ],
  'alipay-trade-detail beside its summary': [
    china.alipayTradeWithSummary,
    {
      'trailer missing': missingTrailer(china.alipayTradeWithSummary),
      'trailer wrong': wrongTrailer(china.alipayTradeWithSummary),
      'cut in a row': cut(china.alipayTradeWithSummary),
      'cut in a character': cutCharacter(china.alipayTradeWithSummary),
      'row filtered out': rowFiltered(china.alipayTradeWithSummary),
      'numbers in scientific notation': scientific(china.alipayTradeWithSummary, /2026\d{24}/),
      'seconds lost': noSeconds(china.alipayTradeWithSummary),
      'quotes or marks changed': alipayResaved(china.alipayTradeWithSummary),
      'wrong day inside': stray(china.alipayTradeWithSummary),
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': together(china.alipayTradeWithSummary),
    },
  ],
  'alipay-account-detail': [
    china.alipayAccountBill,
    {
      'trailer missing': missingTrailer(china.alipayAccountBill),
      'trailer wrong': wrongTrailer(china.alipayAccountBill),
      'cut in a row': cut(china.alipayAccountBill),
      'cut in a character': cutCharacter(china.alipayAccountBill),
      'row filtered out': rowFiltered(china.alipayAccountBill),
      'numbers in scientific notation': scientific(china.alipayAccountBill, /2026\d{24}/),
      'seconds lost': noSeconds(china.alipayAccountBill),
      'quotes or marks changed': alipayResaved(china.alipayAccountBill),
      'wrong day inside': stray(china.alipayAccountBill),
      'running balance broken': brokenBalance(china.alipayAccountBill),
      'line too short': noWidth,
      'files put together': together(china.alipayAccountBill),
    },
  ],
  'alipay-summary': [
    china.alipaySummaryFile,
    {
      'trailer missing': missingTrailer(china.alipaySummaryFile),
      'trailer wrong': wrongTrailer(china.alipaySummaryFile),
      'cut in a row': cut(china.alipaySummaryFile),
      'cut in a character': cutCharacter(china.alipaySummaryFile),
      'row filtered out': rowFiltered(china.alipaySummaryFile),
      'numbers in scientific notation': 'it holds no long numbers',
      'seconds lost': 'it holds no times of day',
      'quotes or marks changed': 'its figures are read from quotes too, and no number in it can lose anything',
      'wrong day inside': 'its rows have no day',
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': together(china.alipaySummaryFile),
    },
  ],
  'unionpay-zm beside its summary': [
    china.unionpayDay,
    {
      'trailer missing': 'it has no trailer: what it must come to stands in the summary',
      'trailer wrong': wrongTrailer(china.unionpayDay),
      'cut in a row': cut(china.unionpayDay),
      'cut in a character': cutCharacter(china.unionpayDay),
      'row filtered out': rowFiltered(china.unionpayDay),
      'numbers in scientific notation': noSheet,
      'seconds lost': noSheet,
      'quotes or marks changed': noSheet,
      'wrong day inside': stray(china.unionpayDay),
      'running balance broken': noBalance,
      'line too short': shown(['cellCount', 'rowCut'], (pick) => {
        const made = china.unionpayDay(pick)
        return rewritten(made, pick(made.rows.length), (text) => {
          const at = pick(text.length)
          return text.slice(0, at) + text.slice(at + 1 + pick(30))
        })
      }),
      'files put together': together(china.unionpayDay, 0, TOTALS),
    },
  ],
  'unionpay-rd': [
    china.unionpaySummaryFile,
    {
      'trailer missing': missingTrailer(china.unionpaySummaryFile),
      'trailer wrong': wrongTrailer(china.unionpaySummaryFile),
      'cut in a row': cut(china.unionpaySummaryFile, 100, [...CUT, 'totalMissing']),
      'cut in a character': cutCharacter(china.unionpaySummaryFile),
      'row filtered out': rowFiltered(china.unionpaySummaryFile),
      'numbers in scientific notation': noSheet,
      'seconds lost': noSheet,
      'quotes or marks changed': noSheet,
      'wrong day inside': 'its rows have no day',
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': together(china.unionpaySummaryFile),
    },
  ],
  'bank-cn-csv': [
    china.bankStatement,
    {
      'trailer missing': 'its totals stand above the rows, and not every bank prints them',
      'trailer wrong': wrongTrailer(china.bankStatement),
      'cut in a row': cut(china.bankStatement, 70),
      'cut in a character': cutCharacter(china.bankStatement),
      'row filtered out': rowFiltered(china.bankStatement),
      'numbers in scientific notation': scientific(china.bankStatement, /000\d+7001/),
      'seconds lost': 'banks print times with and without seconds',
      'quotes or marks changed': ownQuotes,
      'wrong day inside': stray(china.bankStatement),
      'running balance broken': brokenBalance(china.bankStatement),
      'line too short': noWidth,
      'files put together': together(china.bankStatement, 5),
    },
  ],
  'paypal-settlement': [
    abroad.paypalSettlementReport,
    {
      'trailer missing': missingTrailer(abroad.paypalSettlementReport),
      'trailer wrong': wrongTrailer(abroad.paypalSettlementReport),
      'cut in a row': cut(abroad.paypalSettlementReport),
      'cut in a character': cutCharacter(abroad.paypalSettlementReport),
      'row filtered out': rowFiltered(abroad.paypalSettlementReport),
      'numbers in scientific notation': scientific(abroad.paypalSettlementReport, /(?<=")155\d{14}/),
      'seconds lost': 'a time with an offset is no time to a spreadsheet, which leaves it alone',
      'quotes or marks changed': ownQuotes,
      'wrong day inside': stray(abroad.paypalSettlementReport),
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': together(abroad.paypalSettlementReport),
    },
  ],
  'paypal-transactions': [
    abroad.paypalTransactionReport,
    {
      'trailer missing': missingTrailer(abroad.paypalTransactionReport),
      'trailer wrong': wrongTrailer(abroad.paypalTransactionReport),
      'cut in a row': cut(abroad.paypalTransactionReport),
      'cut in a character': cutCharacter(abroad.paypalTransactionReport),
      'row filtered out': rowFiltered(abroad.paypalTransactionReport),
      'numbers in scientific notation': scientific(abroad.paypalTransactionReport, /(?<=")155\d{14}/),
      'seconds lost': 'a time with an offset is no time to a spreadsheet, which leaves it alone',
      'quotes or marks changed': ownQuotes,
      'wrong day inside': stray(abroad.paypalTransactionReport),
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': together(abroad.paypalTransactionReport),
    },
  ],
  'adyen-settlement': [
    abroad.adyenSettlementReport,
    {
      'trailer missing': rowFilteredLast(abroad.adyenSettlementReport),
      'trailer wrong': wrongTrailer(abroad.adyenSettlementReport),
      'cut in a row': cut(abroad.adyenSettlementReport, 70),
      'cut in a character': cutCharacter(abroad.adyenSettlementReport),
      'row filtered out': rowFiltered(abroad.adyenSettlementReport),
      'numbers in scientific notation': scientific(abroad.adyenSettlementReport, /8516\d{12}/),
      'seconds lost': noSeconds(abroad.adyenSettlementReport),
      'quotes or marks changed': ownQuotes,
      'wrong day inside': noPeriod,
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': together(abroad.adyenSettlementReport),
    },
  ],
  mt940: [
    abroad.mt940Statement,
    {
      'trailer missing': missingTrailer(abroad.mt940Statement),
      'trailer wrong': wrongTrailer(abroad.mt940Statement),
      'cut in a row': cut(abroad.mt940Statement, 100, [...CUT, 'totalMissing']),
      'cut in a character': shown(['totalMissing', ...CUT], (pick) => {
        const made = abroad.mt940Statement(pick)
        return cutInCharacter({ ...made, rows: made.rows.map((index) => index + 1) }, pick)
      }),
      'row filtered out': rowFiltered(abroad.mt940Statement),
      'numbers in scientific notation': noSheet,
      'seconds lost': noSheet,
      'quotes or marks changed': noSheet,
      'wrong day inside': 'value days lie before and after the day of the statement',
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': 'a file holds any number of statements; a gap between two of them is no gap in either',
    },
  ],
  camt: [
    abroad.camtStatement,
    {
      'trailer missing': missingTrailer(abroad.camtStatement),
      'trailer wrong': wrongTrailer(abroad.camtStatement),
      'cut in a row': cut(abroad.camtStatement),
      'cut in a character': cutCharacter(abroad.camtStatement),
      'row filtered out': rowFiltered(abroad.camtStatement),
      'numbers in scientific notation': noSheet,
      'seconds lost': noSheet,
      'quotes or marks changed': noSheet,
      'wrong day inside': 'value days lie before and after the day of the statement',
      'running balance broken': noBalance,
      'line too short': noWidth,
      'files put together': 'a file holds any number of statements',
    },
  ],
}

/** The payout is a row like the others: without it the batch does not come to nothing. */
function rowFilteredLast(maker: Maker): Shown {
  return shown(TOTALS, (pick) => {
    const made = maker(pick)
    return { made, bytes: without(made, made.trailer), line: null }
  })
}

const scratch = await mkdtemp(join(tmpdir(), 'zhangping-damage-'))
afterAll(() => rm(scratch, { recursive: true, force: true }))

interface Found {
  readonly verdicts: readonly string[]
  /** Codes of reasons and kinds of issues, with their line where they name one. */
  readonly named: readonly { readonly code: string; readonly line: number | null }[]
}

async function readMade({ name, pack }: Made, bytes: Uint8Array): Promise<Found> {
  const scratchFolder = join(scratch, 'members')
  await rm(scratchFolder, { recursive: true, force: true })
  await mkdir(scratchFolder)
  const path = join(scratch, 'chosen')
  await writeFile(path, pack ? await pack(bytes) : bytes)
  const read = await readChosenFile(path, name, { scratchFolder })
  if (!read.ok) return { verdicts: ['refuse'], named: [{ code: read.failure.kind, line: null }] }
  const { members, refused } = read.value
  const parsed = [...members, ...refused].flatMap((member) => (member.parsed ? [member.parsed] : []))
  const lineOf = (line: unknown) => (typeof line === 'number' ? line : null)
  return {
    verdicts: [...members.map((member) => member.parsed.verdict), ...refused.map(() => 'refuse')],
    named: parsed.flatMap(({ reasons, issues }) => [
      ...reasons.map(({ code, params }) => ({ code, line: lineOf(params.line) })),
      ...issues.map(({ kind, line }) => ({ code: kind, line })),
    ]),
  }
}

/** Whether the damage was seen and named, with its line where it has one and the code carries lines. */
function isNamed({ verdicts, named }: Found, codes: readonly string[], line: number | null): boolean {
  if (verdicts.every((verdict) => verdict === 'accept')) return false
  return named.some((one) => codes.includes(one.code) && (line === null || one.line === null || one.line === line))
}

const figures: Record<string, string> = {}
afterAll(() => console.info(`damage found, of ${INSTANCES} instances each:`, figures))

for (const [format, [maker, table]] of Object.entries(TABLES)) {
  describe(format, () => {
    it('is accepted undamaged', async () => {
      const pick = seeded(1)
      for (let instance = 0; instance < 5; instance += 1) {
        const made = maker(pick)
        const found = await readMade(made, bytesOf(made))
        expect(found.named.filter(({ code }) => code !== 'controlFile')).toEqual([])
        expect([...new Set(found.verdicts)]).toEqual(['accept'])
      }
    })

    for (const kind of KINDS) {
      const how = table[kind]
      if (typeof how === 'string') continue
      it(`${kind}: never accepted, and named`, async () => {
        const pick = seeded(format.length * 1000 + KINDS.indexOf(kind))
        let seen = 0
        for (let instance = 0; instance < INSTANCES; instance += 1) {
          const { made, bytes, line } = how.damage(pick)
          const found = await readMade(made, bytes)
          if (isNamed(found, how.codes, line)) seen += 1
          else expect.soft({ instance, line, ...found }).toBe(`incomplete, ${how.codes.join(' or ')}`)
        }
        figures[`${format}: ${kind}`] = `${seen}/${INSTANCES}`
        expect(seen).toBe(INSTANCES)
      })
    }
  })
}
