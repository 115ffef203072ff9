// Columns of bank statements abroad by the names banks give them in English, German, French, Spanish, Italian and Dutch.
// A header is a bank's only where it says so in several ways: tables of orders, payouts or fees are other records.

import { type ColumnNames, type Columns, columnsOf, normaliseHeader } from '../header'

const list = (words: string) => words.split(' ')

const NAMES = {
  day: list(
    "bookingdate bookdate postingdate posteddate posteddate dateposted transactiondate transdate date buchungstag buchungsdatum buchung datum datecomptable dateopération dateoperation datedel'opération datedecomptabilisation fechaoperación fechaoperacion fechacontable fecha datacontabile dataoperazione data boekdatum boekingsdatum transactiedatum",
  ),
  valueDay: list(
    'valuedate valutadatum wertstellung wertstellungsdatum datevaleur datedevaleur fechavalor datavaluta rentedatum',
  ),
  amount: list(
    'amount transactionamount betrag betrag(eur) umsatz montant montant(eur) importe importo bedrag bedrag(eur) amount(eur) amount(usd) amount(gbp) amount(hkd) amount(aud) amount(cad) amount(chf) betrag(chf)',
  ),
  income: list(
    'credit creditamount credits paidin moneyin deposits deposit haben gutschrift crédit créditeuros abono haber ingresos avere entrate accrediti credit(eur) credit(usd) credit(gbp) credit(hkd)',
  ),
  outgo: list(
    'debit debitamount debits paidout moneyout withdrawals withdrawal soll belastung débit débiteuros cargo debe gastos dare uscite addebiti debit(eur) debit(usd) debit(gbp) debit(hkd)',
  ),
  flag: list(
    'd/c dc c/d debit/credit debitcredit credit/debit credit/debitindicator creditdebitindicator dr/cr cr/dr soll/haben s/h af/bij afbij sens',
  ),
  balance: list(
    'balance runningbalance accountbalance balanceafter saldo kontostand solde saldocontabile saldonamutatie saldonaboeking',
  ),
  currency: list('currency ccy währung waehrung devise divisa moneda munt muntsoort currencycode'),
  counterparty: list(
    'partnername counterparty counterpartyname payee payer payeename beneficiary beneficiaryname auftraggeber/empfänger begünstigter/zahlungspflichtiger beguenstigter/zahlungspflichtiger namezahlungsbeteiligter empfänger naamtegenpartij naam/omschrijving tiers beneficiario ordinante',
  ),
  note: list(
    'description transactiondescription label narrative libellé libelle verwendungszweck buchungstext concepto descripción descripcion causale descrizione omschrijving memo remittanceinformation details particulars',
  ),
  detail: list('detail details additionaldetails mededelingen remarks comments notes transactiontype'),
  serial: list('operationnumber transactionreference bankreference referencenumber reference kundenreferenz'),
  account: list('accountnumber accountno account iban auftragskonto rekening rekeningnummer kontonummer'),
} as const satisfies ColumnNames<string>

export type GenericField = keyof typeof NAMES
export type GenericColumns = Columns<GenericField>
const COLUMNS: ColumnNames<GenericField> = NAMES

const OTHER_RECORDS =
  /^(?:order|sku|gross|net$|netamount|fee|quantity|qty|lineitem|payout|customer|e-?mail|paymentmethod|method|checkout|store|terminal|invoice|product|tax|tip)|[\u4e00-\u9fff]/
const BANK_WORDS =
  /^(?:bankaccount|partnername|bookingdate|postingdate|buchungstag|buchungsdatum|boekdatum|verwendungszweck|iban|counterpartyiban|kontonummer|tegenrekening)/

/** The columns of a header row of a bank abroad, or `null` when the row is none. */
export function genericColumns(cells: readonly string[]): GenericColumns | null {
  const names = cells.map(normaliseHeader).filter((name) => name !== '')
  if (names.length < 3 || names.length > 60 || names.some((name) => OTHER_RECORDS.test(name))) return null
  const columns = columnsOf(cells, COLUMNS)
  const split = columns.income !== undefined && columns.outgo !== undefined
  if (columns.day === undefined || (columns.amount === undefined && !split)) return null
  const signs = [columns.balance, columns.valueDay, columns.flag].filter((index) => index !== undefined).length
  return split || signs > 0 || names.some((name) => BANK_WORDS.test(name)) ? columns : null
}
