// The parts of a row by the names a shop owner uses, and how several are said together: pieces of the sentence `rowRevised`.

import type { MatchingCode } from '../matching/codes'
import type { Sentence } from './say'

type FieldCode = Extract<MatchingCode, `field${string}`>

export const revisedFieldNames: Readonly<Record<FieldCode, Sentence>> = {
  fieldsOne: { zh: '{field1Code}', en: '{field1Code}' },
  fieldsTwo: { zh: '{field1Code}、{field2Code}', en: '{field1Code} and {field2Code}' },
  fieldsThree: { zh: '{field1Code}、{field2Code}、{field3Code}', en: '{field1Code}, {field2Code} and {field3Code}' },
  fieldsMore: {
    zh: '{field1Code}、{field2Code}、{field3Code}等 {count} 项',
    en: '{field1Code}, {field2Code}, {field3Code} and more, {count} fields in all',
  },
  fieldGross: { zh: '金额', en: 'amount' },
  fieldFee: { zh: '手续费', en: 'fee' },
  fieldOrder: { zh: '订单金额', en: 'order amount' },
  fieldNet: { zh: '净额', en: 'net amount' },
  fieldAuthorised: { zh: '授权金额', en: 'authorised amount' },
  fieldBalance: { zh: '余额', en: 'balance' },
  fieldKind: { zh: '类型', en: 'kind' },
  fieldStatus: { zh: '状态', en: 'status' },
  fieldDay: { zh: '日期', en: 'day' },
  fieldTime: { zh: '时间', en: 'time' },
  fieldSettleDay: { zh: '清算日', en: 'settle day' },
  fieldCurrency: { zh: '币种', en: 'currency' },
  fieldMethod: { zh: '支付方式', en: 'payment method' },
  fieldRate: { zh: '费率', en: 'rate' },
  fieldAcquirer: { zh: '收单机构', en: 'acquirer' },
  fieldMerchantNo: { zh: '商户号', en: 'merchant number' },
  fieldTerminalNo: { zh: '终端号', en: 'terminal number' },
  fieldStoreNo: { zh: '门店号', en: 'store number' },
  fieldRefs: { zh: '单号', en: 'reference numbers' },
  fieldCard: { zh: '卡', en: 'card' },
  fieldCounterparty: { zh: '对方', en: 'counterparty' },
  fieldNote: { zh: '备注', en: 'note' },
  fieldOperator: { zh: '操作员', en: 'operator' },
  fieldOther: { zh: '其他内容', en: 'other content' },
}
