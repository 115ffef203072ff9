// Which parts of a row a later file has changed, as words: the fields a shop owner asks for first come first.

import type { ReasonParams } from '../reason'
import type { MatchingCode } from './codes'

const FIELD_CODES: ReadonlyMap<string, MatchingCode> = new Map<string, MatchingCode>([
  ['grossMinor', 'fieldGross'],
  ['feeMinor', 'fieldFee'],
  ['orderMinor', 'fieldOrder'],
  ['netMinor', 'fieldNet'],
  ['authorisedMinor', 'fieldAuthorised'],
  ['balanceMinor', 'fieldBalance'],
  ['kind', 'fieldKind'],
  ['status', 'fieldStatus'],
  ['day', 'fieldDay'],
  ['at', 'fieldTime'],
  ['settleDay', 'fieldSettleDay'],
  ['currency', 'fieldCurrency'],
  ['method', 'fieldMethod'],
  ['ratePpm', 'fieldRate'],
  ['acquirerId', 'fieldAcquirer'],
  ['merchantNo', 'fieldMerchantNo'],
  ['terminalNo', 'fieldTerminalNo'],
  ['storeNo', 'fieldStoreNo'],
  ['refs', 'fieldRefs'],
  ['card', 'fieldCard'],
  ['counterparty', 'fieldCounterparty'],
  ['note', 'fieldNote'],
  ['operator', 'fieldOperator'],
])

/** Names of entry fields as parameters of `rowRevised`; a net that only follows from its parts is left out. */
export function revisedParams(fields: ReadonlySet<string>): ReasonParams {
  const known = [...FIELD_CODES].filter(([field]) => fields.has(field) && !(field === 'netMinor' && follows(fields)))
  const codes = known.map(([, code]) => code)
  if ([...fields].some((field) => !FIELD_CODES.has(field))) codes.push('fieldOther')
  const [field1Code = 'fieldOther', field2Code, field3Code] = codes
  if (field2Code === undefined) return { fieldsCode: 'fieldsOne', field1Code }
  if (field3Code === undefined) return { fieldsCode: 'fieldsTwo', field1Code, field2Code }
  const three = { field1Code, field2Code, field3Code }
  return codes.length === 3
    ? { fieldsCode: 'fieldsThree', ...three }
    : { fieldsCode: 'fieldsMore', ...three, count: codes.length }
}

function follows(fields: ReadonlySet<string>): boolean {
  return fields.has('grossMinor') || fields.has('feeMinor')
}
