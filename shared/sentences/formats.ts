// Words of the format catalogue: streams, what a file proves about itself, the heads of the list.

import type { Stream } from '../entry'
import type { Proof } from '../formats/catalogue'
import type { Sentence, Sentences } from './say'

const streams: Readonly<Record<`formatsStream.${Stream}`, Sentence>> = {
  'formatsStream.order': { zh: '店铺订单', en: 'orders' },
  'formatsStream.payment': { zh: '收单交易', en: 'payments' },
  'formatsStream.fund': { zh: '账户资金', en: 'fund movements' },
  'formatsStream.bank': { zh: '银行流水', en: 'bank statement' },
}

const proofs: Readonly<Record<`formatsProof.${Proof}`, Sentence>> = {
  'formatsProof.totals': { zh: '自带合计', en: 'totals' },
  'formatsProof.balance': { zh: '逐笔余额', en: 'running balance' },
  'formatsProof.openingClosing': { zh: '期初期末余额', en: 'opening and closing balance' },
  'formatsProof.control': { zh: '明细与汇总互查', en: 'detail against summary' },
  'formatsProof.batch': { zh: '每批归零', en: 'batches come to nothing' },
  'formatsProof.rowSums': { zh: '每行自证', en: 'each row adds up' },
  'formatsProof.nothing': { zh: '无', en: 'nothing' },
}

export const formatsSentences: Sentences = {
  ...streams,
  ...proofs,
  formatsName: { zh: '文件', en: 'File' },
  formatsStreams: { zh: '内容', en: 'Covers' },
  formatsProof: { zh: '自证', en: 'Proves' },
  formatsKept: { zh: '可下载', en: 'Kept' },
  formatsFiles: { zh: '后缀', en: 'Endings' },
  formatsWhere: { zh: '下载位置（按已知）', en: 'Where (as far as known)' },
  formatsMonths: { zh: '{months} 个月', en: '{months} months' },
}
