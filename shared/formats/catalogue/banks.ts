// Bank statements, and tables that are read by a mapping.

import type { CatalogueEntry } from '../catalogue'

export const BANKS: readonly CatalogueEntry[] = [
  {
    id: 'bank-cn-csv',
    origin: 'bank',
    name: { zh: '国内银行流水', en: 'Statement of a Chinese bank' },
    from: {
      zh: '工、建、中、招、农、交、浦发、中信、广发、汇丰香港等银行',
      en: 'ICBC, CCB, BOC, CMB, ABC, BoCom, SPDB, CITIC, CGB, HSBC HK and the like',
    },
    streams: ['bank'],
    proves: ['balance', 'totals'],
    where: {
      zh: '网上银行 → 账户明细 → 导出（CSV、Excel 或文本）',
      en: 'internet banking → account details → export (CSV, Excel or text)',
    },
    keptMonths: null,
    files: ['csv', 'txt', 'xls', 'xlsx'],
  },
  {
    id: 'mt940',
    origin: 'bank',
    name: { zh: 'MT940 / MT942 对账单', en: 'MT940 / MT942 statement' },
    from: { zh: '有 SWIFT 对账单的银行', en: 'banks with SWIFT statements' },
    streams: ['bank'],
    proves: ['openingClosing', 'totals'],
    where: {
      zh: '企业网银 → 对账单 → MT940（SWIFT）',
      en: 'business banking → statements → MT940 (SWIFT)',
    },
    keptMonths: null,
    files: ['sta', 'mt940', 'txt'],
  },
  {
    id: 'camt',
    origin: 'bank',
    name: { zh: 'CAMT.052 / 053 / 054 对账单', en: 'CAMT.052 / 053 / 054 statement' },
    from: { zh: '有 ISO 20022 对账单的银行', en: 'banks with ISO 20022 statements' },
    streams: ['bank'],
    proves: ['openingClosing', 'totals'],
    where: {
      zh: '企业网银 → 对账单 → CAMT.053（ISO 20022 XML）',
      en: 'business banking → statements → CAMT.053 (ISO 20022 XML)',
    },
    keptMonths: null,
    files: ['xml', 'zip'],
  },
  {
    id: 'ofx',
    origin: 'bank',
    name: { zh: 'OFX / QFX 流水', en: 'OFX / QFX statement' },
    from: { zh: '国外银行、记账软件', en: 'banks abroad and bookkeeping software' },
    streams: ['bank'],
    proves: ['nothing'],
    where: {
      zh: '网上银行 → 下载 → OFX（Money、Quicken Web Connect）',
      en: 'internet banking → download → OFX (Money, Quicken Web Connect)',
    },
    keptMonths: null,
    files: ['ofx', 'qfx'],
  },
  {
    id: 'qif',
    origin: 'bank',
    name: { zh: 'QIF 流水', en: 'QIF transactions' },
    from: { zh: '国外银行、记账软件', en: 'banks abroad and bookkeeping software' },
    streams: ['bank'],
    proves: ['rowSums'],
    where: {
      zh: '网上银行或记账软件 → 导出 → QIF（日期顺序由文件证明，分不清就问您）',
      en: 'internet banking or bookkeeping software → export → QIF (the order of dates is proved by the file or asked)',
    },
    keptMonths: null,
    files: ['qif'],
  },
  {
    id: 'bank-generic',
    origin: 'bank',
    name: { zh: '国外银行流水表格', en: 'Table of a bank abroad' },
    from: { zh: '国外银行', en: 'banks abroad' },
    streams: ['bank'],
    proves: ['balance', 'openingClosing'],
    where: {
      zh: '网上银行 → 账户明细 → 导出 CSV 或 Excel',
      en: 'internet banking → account transactions → export as CSV or Excel',
    },
    keptMonths: null,
    files: ['csv', 'txt', 'xlsx'],
  },
  {
    id: 'shop-orders',
    origin: 'own',
    name: { zh: '店铺订单或其他表格', en: 'Orders of a shop, or any other table' },
    from: {
      zh: '收银系统、网店后台、没列出的银行或收单机构',
      en: 'tills, shop systems, banks and acquirers that are not listed',
    },
    streams: ['order', 'payment', 'fund', 'bank'],
    proves: ['balance'],
    where: {
      zh: '收银系统或网店后台 → 订单 → 导出；各列的意思说一次就记住',
      en: 'till or shop system → orders → export; what the columns mean is said once and remembered',
    },
    keptMonths: null,
    files: ['csv', 'txt', 'xls', 'xlsx'],
  },
]
