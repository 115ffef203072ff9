// What reading a file found: reasons for a verdict, issue kinds, and the bill to download instead of another.

import type { IssueKind } from '../formats/format'
import type { Sentence, Sentences } from './say'

const verdicts = {
  totalMissing: {
    zh: '文件里没有“{total}”，可能被截断或删过行。',
    en: 'The file has no “{total}”: it may be cut off or have lost rows.',
  },
  totalDiffers: {
    zh: '“{total}”文件写明 {declaredMinor}，按行计算为 {computedMinor}。',
    en: '“{total}”: the file states {declaredMinor}, its rows give {computedMinor}.',
  },
  countDiffers: {
    zh: '“{total}”文件写明 {declared}，实际读到 {computed}。',
    en: '“{total}”: the file states {declared}, it holds {computed}.',
  },
  totalUnread: {
    zh: '“{total}”写的是“{declared}”，不是金额。',
    en: '“{total}” reads “{declared}”, which is no amount.',
  },
  rowsUnread: {
    zh: '有 {rows} 行读不出来，见问题行。',
    en: '{rows} row(s) could not be read; see the issues.',
  },
  balanceBroken: {
    zh: '余额从第 {line} 行起接不上。',
    en: 'The running balance does not add up at line {line}.',
  },
  wrongDayInside: {
    zh: '第 {line} 行是 {day} 的，不在 {fromDay} 至 {toDay} 之内（共 {rows} 行）：混进了别的日子的账。',
    en: 'Line {line} is of {day}, outside {fromDay} to {toDay} ({rows} row(s) in all): rows of another day have got in.',
  },
  resavedBySpreadsheet: {
    zh: '从第 {line} 行起有 {rows} 行被表格软件另存过（反引号丢失、加了引号或补了逗号），长号码和开头的零可能已丢；请重新下载原文件。',
    en: 'A spreadsheet has saved {rows} row(s) again, from line {line} on (backticks lost, quotes or commas added): long numbers and leading zeros may be gone. Download the original again.',
  },
  rowsRepeated: {
    zh: '有 {rows} 行与前面的行完全相同，只算一次。',
    en: '{rows} row(s) repeat an earlier row and count once.',
  },
  rowsUnpaid: {
    zh: '有 {rows} 行的状态是未付款或已取消，没有记为订单。',
    en: '{rows} row(s) have a status that says nothing was paid; they are not counted as orders.',
  },
  keysConflict: {
    zh: '有 {rows} 行与前面的行编号相同但内容不同。',
    en: '{rows} row(s) have the number of an earlier row and another content.',
  },
  sheetsUnread: {
    zh: '表格里这些工作表没有读取：{sheets}。',
    en: 'These sheets of the spreadsheet were not read: {sheets}.',
  },
  entriesForInformation: {
    zh: '有 {rows} 笔只是通知，没有记入账户，未读入。',
    en: '{rows} entries are for information only: they were not booked and are left out.',
  },
  readingAmbiguous: {
    zh: '“{text}”可以有几种读法（{readings}），文件里没有能定夺的数据；请用列映射指明是哪一种。',
    en: '“{text}” can be read in more than one way ({readings}) and nothing in the file decides; say which with a profile.',
  },
  currencyUnstated: {
    zh: '文件没有写明币种，按 {currency} 读入；如果不是，请用列映射指明币种。',
    en: 'The file does not name its currency; it was read as {currency}. Name another one with a profile.',
  },
  controlFile: {
    zh: '这是明细账单旁边的汇总文件，已保存，不产生记录。',
    en: 'This is the summary beside a detail bill: it is kept and gives no entries.',
  },
  readByMapping: {
    zh: '这种表格没有固定格式，按列映射读取：{columns}。',
    en: 'This layout is read by a mapping of its columns: {columns}.',
  },
  zoneUnstated: {
    zh: '“{column}”没有写明时区，只取日期，不取时刻。',
    en: '“{column}” does not say its time zone: its days are used, its times of day are not.',
  },
  refundDaysUnstated: {
    zh: '有 {rows} 笔退款没有写明日期，记在原交易当天。',
    en: '{rows} refund(s) carry no date of their own and stand on the day of their sale.',
  },
  numbersRewritten: {
    zh: '“{column}”有 {rows} 格被表格软件改成了科学计数法；这一列不参与对账，按原样保留。',
    en: '{rows} cell(s) of “{column}” were turned into scientific notation by a spreadsheet; nothing is matched by this column.',
  },
  columnsMissing: {
    zh: '下载时没有选这些列：{columns}。请带上它们重新下载。',
    en: 'These columns were left out of the download: {columns}. Download it again with them.',
  },
  dayOrderUnknown: {
    zh: '文件里没有任何日期能说明日和月的先后，所以没有读取；请下载更长的期间，或把日期格式改为年在前。',
    en: 'No date in the file tells whether the day or the month comes first, so none was read: download a longer period, or with the year first.',
  },
  dayOrderAssumed: {
    zh: '文件里没有日期能证明日和月的先后；因金额用逗号作小数点，按日在前读取，请核对。',
    en: 'No date in the file proves whether the day or the month comes first; because its decimals stand behind a comma, the day was taken to come first. Please check.',
  },
  typesUnknown: {
    zh: '有不认识的类型，金额照读，归为“其他”：{types}。',
    en: 'Some types are not known; their amounts were read as “other”: {types}.',
  },
  currencyAssumed: {
    zh: '文件只印货币符号，按时区读作 {currency}，请核对。',
    en: 'The file prints only a currency mark; by its time zone it was read as {currency}. Please check.',
  },
  wechatConsumerBill: {
    zh: '这是微信支付的个人账单；请登录微信支付商户平台，在“交易中心—交易账单”下载。',
    en: 'It is a personal WeChat Pay bill; download the transaction bill (交易账单) from the WeChat Pay merchant platform.',
  },
  alipayConsumerBill: {
    zh: '这是支付宝的个人账单；请登录支付宝商家平台，在“对账中心”下载业务明细或账务明细。',
    en: 'It is a personal Alipay bill; download 业务明细 or 账务明细 from the reconciliation centre of the Alipay merchant platform.',
  },
  jdConsumerBill: {
    zh: '这是京东的个人账单，不是收款账单；收款在京东的，请登录京麦商家后台，在“财务—结算账单”下载；用收款机的，请到收单机构的商户平台下载交易账单。',
    en: 'It is a personal JD bill, not one of your takings: download the settlement bill (财务—结算账单) from the JD seller console, or the transaction bill from the acquirer of your terminal.',
  },
  paypalSubscriptions: {
    zh: '这是 PayPal 的订阅协议报表，没有资金变动；请下载结算报表（STL）、交易明细报表（TRR）或账户活动。',
    en: 'It is PayPal’s subscription report, in which no money moves; download the settlement report (STL), the transaction detail report (TRR) or the activity.',
  },
  meituanConsumerBill: {
    zh: '这是美团的个人账单，不是收款账单；收款在美团的，请登录美团商家后台，在“财务—对账单”下载；用收款机的，请到收单机构的商户平台下载交易账单。',
    en: 'It is a personal Meituan bill, not one of your takings: download the statement (财务—对账单) from the Meituan merchant console, or the transaction bill from the acquirer of your terminal.',
  },
} satisfies Sentences

type IssueCode = `issue.${IssueKind}`

const issues: Readonly<Record<IssueCode, Sentence>> = {
  'issue.cellCount': { zh: '这一行的列数与表头不符。', en: 'This row has not as many cells as the header.' },
  'issue.badAmount': { zh: '“{column}”不是金额。', en: '“{column}” is not an amount.' },
  'issue.fractionOfMinor': { zh: '“{column}”带有不足一分的零头。', en: '“{column}” holds a part of a minor unit.' },
  'issue.badDay': { zh: '“{column}”不是日期。', en: '“{column}” is not a date.' },
  'issue.dayAmbiguous': {
    zh: '“{column}”里的日和月可以互换，文件里没有别的证据。',
    en: 'Day and month in “{column}” can change places, and nothing in the file tells them apart.',
  },
  'issue.badTime': { zh: '“{column}”不是时间。', en: '“{column}” is not a time.' },
  'issue.missingCell': { zh: '缺少“{column}”。', en: '“{column}” is missing.' },
  'issue.unknownKind': { zh: '不认识“{column}”里的类型。', en: '“{column}” holds a kind that is not known.' },
  'issue.unknownStatus': { zh: '不认识“{column}”里的状态。', en: '“{column}” holds a status that is not known.' },
  'issue.badCurrency': { zh: '“{column}”不是币种。', en: '“{column}” is not a currency.' },
  'issue.rowCut': { zh: '这一行在中间被截断。', en: 'This row is cut off in the middle.' },
  'issue.badQuote': { zh: '这一行的引号没有配对。', en: 'A quote in this row is never closed.' },
  'issue.badMarkup': {
    zh: '这一段的标签没有配对，或嵌套过深。',
    en: 'The tags of this piece do not pair up, or stand too deep in each other.',
  },
  'issue.badBytes': {
    zh: '这一行里有不合编码的字节。',
    en: 'This row holds bytes that are invalid in the file’s encoding.',
  },
  'issue.afterTrailer': { zh: '这一行在合计之后。', en: 'This row stands after the totals.' },
  'issue.duplicateKey': {
    zh: '这一行与前面的行编号相同但内容不同。',
    en: 'This row has the number of an earlier row and another content.',
  },
  'issue.spreadsheetDamage': {
    zh: '“{column}”被表格软件改坏了：长号码成了科学计数法，或时间没有了秒；请重新下载原文件。',
    en: 'A spreadsheet has damaged “{column}”: a long number is in scientific notation, or a time has lost its seconds. Download the original again.',
  },
  'issue.amountsDisagree': {
    zh: '这一行的金额互相对不上（毛额、费用与净额），“{column}”不符。',
    en: 'The amounts of this row contradict one another (gross, fees, net) at “{column}”.',
  },
  'issue.headerRepeated': {
    zh: '表头在中间又出现一次：几个文件被接在了一起。',
    en: 'The header comes again in the middle: several files were put together.',
  },
}

export const readingSentences: Sentences = { ...verdicts, ...issues }
