// Why a column is read the way it is: what proves a date form, a decimal mark, a unit or a sign, and what has to be asked.

import type { Sentences } from './say'

const dates = {
  mapDateNone: { zh: '“{column}”里没有认得出的日期。', en: '“{column}” holds no date that can be read.' },
  mapDateProved: {
    zh: '“{column}”里的“{text}”只能这样读：{formCode}。',
    en: '“{text}” in “{column}” can only be read as {formCode}.',
  },
  mapDateAmbiguous: {
    zh: '“{column}”里的“{text}”可以有几种读法，文件里没有哪个日期能分清。',
    en: '“{text}” in “{column}” can be read in more than one way, and no date in the file tells which.',
  },
  mapDateMixed: {
    zh: '“{column}”里的“{text}”和“{other}”写法不同，可能被表格软件改过。',
    en: '“{text}” and “{other}” in “{column}” are not written in one form; a spreadsheet may have changed them.',
  },
  'mapForm.yearFirst': { zh: '年在最前', en: 'year first' },
  'mapForm.dmy': { zh: '日-月-年', en: 'day, month, year' },
  'mapForm.mdy': { zh: '月-日-年', en: 'month, day, year' },
  'mapForm.ymd': { zh: '两位年-月-日', en: 'two-digit year, month, day' },
  'mapForm.epochSeconds': { zh: '从 1970 年起的秒数', en: 'seconds since 1970' },
  'mapForm.epochMillis': { zh: '从 1970 年起的毫秒数', en: 'milliseconds since 1970' },
} satisfies Sentences

const numbers = {
  mapNumberPoint: { zh: '“{text}”说明小数点是“.”。', en: '“{text}” shows that a point parts the decimals.' },
  mapNumberComma: { zh: '“{text}”说明小数点写成“,”。', en: '“{text}” shows that a comma parts the decimals.' },
  mapNumberSame: {
    zh: '金额里没有小数，按“.”是小数点读。',
    en: 'No amount has decimals; a point is taken for their mark.',
  },
  mapNumberAmbiguous: {
    zh: '“{text}”里的符号可能是千位分隔，也可能是小数点。',
    en: 'The mark in “{text}” may part thousands or decimals.',
  },
  mapNumberMixed: {
    zh: '“{text}”和“{other}”的小数点写法不同。',
    en: '“{text}” and “{other}” do not use the same decimal mark.',
  },
} satisfies Sentences

const units = {
  mapUnitDecimals: {
    zh: '“{text}”带小数或货币符号，单位是元。',
    en: '“{text}” has decimals or a currency mark: yuan.',
  },
  mapUnitNamedFen: {
    zh: '列名“{column}”写明是分，而且都是整数。',
    en: 'The name “{column}” says fen, and every amount is whole.',
  },
  mapUnitNamedYuan: { zh: '列名“{column}”写明是元。', en: 'The name “{column}” says yuan.' },
  mapUnitNoMinor: { zh: '这种货币没有比元更小的单位。', en: 'This currency has no smaller unit.' },
  mapUnitAmbiguous: {
    zh: '金额全是整数（如“{text}”），列名也没写单位，可能是元，也可能是分。',
    en: 'Every amount is whole (such as “{text}”) and no name says the unit: it may be yuan or fen.',
  },
  mapUnitConflict: {
    zh: '列名“{column}”写的是分，可是“{text}”有小数。',
    en: 'The name “{column}” says fen, but “{text}” has decimals.',
  },
} satisfies Sentences

const signs = {
  mapSignColumns: {
    zh: '“{income}”是收入，“{outgo}”是支出，每行只填一个。',
    en: '“{income}” is money in, “{outgo}” money out; every row fills one of them.',
  },
  mapSignBoth: {
    zh: '有 {rows} 行的“{income}”和“{outgo}”都有金额。',
    en: '{rows} row(s) have an amount in both “{income}” and “{outgo}”.',
  },
  mapSignBalance: { zh: '逐行余额证明：{ruleCode}。', en: 'The running balance proves it: {ruleCode}.' },
  mapSignDirection: { zh: '“{column}”写明收支（{words}）。', en: '“{column}” says in or out ({words}).' },
  mapSignMinusAndWords: {
    zh: '“{column}”写明收支（{words}），支出的金额另带负号。',
    en: '“{column}” says in or out ({words}), and amounts that went out have a minus sign too.',
  },
  mapSignDirectionMixed: {
    zh: '“{column}”写明收支（{words}），支出有的带负号，有的不带；带负号的当作冲回。',
    en: '“{column}” says in or out ({words}); some that went out have a minus sign: those are taken as taken back.',
  },
  mapSignUnknownWords: {
    zh: '“{column}”里的“{words}”是收入还是支出？',
    en: 'Does “{words}” in “{column}” mean in or out?',
  },
  mapSignKind: {
    zh: '“{column}”写明哪些是退款或支出（{words}）。',
    en: '“{column}” says which rows take money away ({words}).',
  },
  mapSignMinus: {
    zh: '有 {minus} 行带负号、{plus} 行不带；负号按支出或退款读。',
    en: '{minus} row(s) have a minus sign, {plus} have none; the minus is taken for money out or refunds.',
  },
  mapSignAllIn: {
    zh: '没有负号，也没有哪一列写明退款，每一行都按收入读。',
    en: 'There is no minus sign and no column that says refund: every row counts as money in.',
  },
  mapSignOnlyPlus: {
    zh: '金额都没有负号，也没有哪一列写明收支。',
    en: 'No amount has a minus sign, and no column says in or out.',
  },
  mapSignOnlyMinus: {
    zh: '金额全部带负号。',
    en: 'Every amount has a minus sign.',
  },
  'mapRule.minus': { zh: '带负号的是支出', en: 'what has a minus sign went out' },
  'mapRule.inverted': { zh: '不带负号的是支出', en: 'what has no minus sign went out' },
  'mapRule.columns': { zh: '收入和支出各占一列', en: 'money in and money out have a column each' },
  'mapRule.direction': { zh: '看收支列', en: 'the column of directions decides' },
  'mapRule.kind': { zh: '看类型列', en: 'the column of kinds decides' },
} satisfies Sentences

const columns = {
  mapColumnNamed: { zh: '列名“{column}”就是这个意思。', en: 'The name “{column}” says so.' },
  mapColumnSeveral: { zh: '有几列都像：{columns}。', en: 'Several columns could be it: {columns}.' },
  mapColumnMissing: { zh: '没有哪一列的名字认得出。', en: 'No column has a name that is known.' },
  'mapStanding.proved': { zh: '已证明', en: 'proved' },
  'mapStanding.assumed': { zh: '按常规', en: 'assumed' },
  'mapStanding.ambiguous': { zh: '要问您', en: 'please say' },
} satisfies Sentences

export const mappingSentences: Sentences = { ...dates, ...numbers, ...units, ...signs, ...columns }
