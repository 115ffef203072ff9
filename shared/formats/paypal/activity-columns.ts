// Columns of PayPal's activity download by name, in the languages in which published files were seen (English, German,
// Spanish, French) and in Chinese. Which columns a file has is the merchant's choice.

import type { ColumnClass } from '../format'
import { type ColumnNames, type Columns, normaliseHeader } from '../header'

const NAMES = {
  date: ['date', 'datum', 'fecha', 'data', '日期'],
  time: ['time', 'uhrzeit', 'hora', 'heure', 'ora', '时间'],
  zone: ['timezone', 'zeitzone', 'zonahoraria', 'fuseauhoraire', 'fusoorario', '时区'],
  name: ['name', 'nombre', 'nom', 'nome', '姓名', '名称'],
  type: ['type', 'description', 'typ', 'beschreibung', 'tipo', 'descripción', 'descrizione', '类型', '说明', '描述'],
  status: ['status', 'estado', 'état', 'stato', '状态'],
  currency: ['currency', 'währung', 'divisa', 'moneda', 'devise', 'valuta', '币种', '货币'],
  gross: ['gross', 'brutto', 'bruto', 'avantcommission', 'brut', 'lordo', '总额', '总金额'],
  fee: ['fee', 'fees', 'gebühr', 'entgelt', 'comisión', 'tarifa', 'commission', 'frais', 'tariffa', '费用', '手续费'],
  net: ['net', 'netto', 'neto', '净额', '净金额'],
  /** The one amount of short downloads. */
  amount: ['amount', 'betrag', 'importe', 'montant', 'importo', '金额'],
  id: [
    'transactionid',
    'transaktionscode',
    'id.detransacción',
    'iddetransacción',
    'numérodetransaction',
    'codicetransazione',
    '交易号',
    '交易编号',
    '交易id',
  ],
  reference: [
    'referencetxnid',
    'referencetransactionid',
    'zugehörigertransaktionscode',
    'id.dereferenciadetrans.',
    'id.dereferenciadetransacción',
    'numérodelatransactionderéférence',
    '参考交易号',
    '参考交易编号',
  ],
  invoice: [
    'invoicenumber',
    'invoiceid',
    'rechnungsnummer',
    'id.defactura',
    'númerodefactura',
    'numérodefacture',
    'identifiantdefacture',
    '账单号',
    '账单编号',
    '发票号',
  ],
  custom: ['customnumber', 'customfield', 'zollnummer'],
  balance: ['balance', 'availablebalance', 'guthaben', 'saldo', 'solde', '余额'],
  impact: ['balanceimpact', 'auswirkungaufguthaben', 'repercusiónenelsaldo', 'impactsurlesolde', '余额影响'],
  event: ['transactioneventcode', 'eventcode'],
  from: [
    'fromemailaddress',
    'absendere-mail-adresse',
    'correoelectrónicodelremitente',
    "adresseemaildel'expéditeur",
    "del'adresseemail",
    '发件人邮箱地址',
  ],
  to: ['toemailaddress', 'empfängere-mail-adresse', 'correoelectrónicodeldestinatario', "àl'adresseemail"],
  subject: ['subject', 'betreff', 'asunto', 'objet'],
  note: ['note', 'hinweis', 'nota', 'remarque', '备注'],
  title: ['itemtitle', 'artikelbezeichnung', 'títulodelartículo', "titredel'objet"],
} as const satisfies ColumnNames<string>

export type ActivityField = keyof typeof NAMES
export type ActivityColumns = Columns<ActivityField>
export const ACTIVITY_COLUMNS: ColumnNames<ActivityField> = NAMES

/**
 * Whether a table is PayPal's: date, time and zone beside its own names for what a row is and brought. A merchant may have
 * left out columns, so that short downloads are recognised and the columns they lack can be named.
 */
export function isActivityHeader(columns: ActivityColumns): boolean {
  const { date, time, zone, type, id, gross, fee, net, status, currency, amount, from, impact } = columns
  if (date === undefined || (type === undefined && id === undefined)) return false
  const priced = gross !== undefined && (net !== undefined || fee !== undefined)
  if (zone === undefined || time === undefined) return priced && id !== undefined && (from ?? impact) !== undefined
  return priced || ((amount ?? gross ?? net) !== undefined && (currency ?? status ?? id) !== undefined)
}

/** Columns without which an entry cannot be made out of a row. */
export const UNREADABLE_WITHOUT = ['currency'] as const satisfies readonly ActivityField[]

/** Columns a whole download has; without one of them the file is incomplete. */
export const EXPECTED = ['gross', 'fee', 'net', 'id', 'type'] as const satisfies readonly ActivityField[]

const IDS: ReadonlySet<string> = new Set([
  ...NAMES.id,
  ...NAMES.reference,
  ...NAMES.invoice,
  'receiptid',
  'receiptnumber',
  'empfangsnummer',
  'itemid',
  'itemnumber',
  'artikelnummer',
  'authorizationreviewstatus',
  'paymenttrackingid',
])
const ACCOUNTS: ReadonlySet<string> = new Set(['bankaccount', 'bankkonto', 'cuentabancaria', 'comptebancaire'])

/** Numbers that PayPal or the shop gave stay whole; a bank account may be a card. */
export function activityColumnClass(header: string): ColumnClass {
  const name = normaliseHeader(header)
  if (ACCOUNTS.has(name)) return 'account'
  return IDS.has(name) ? 'id' : 'text'
}
