// Why two rows are the same, why they are not, and what is not clean about the money: short sentences a shop owner says.

import type { MatchingCode } from '../matching/codes'
import { revisedFieldNames } from './revised-fields'
import type { Sentence } from './say'

export const matchingSentences: Readonly<Record<MatchingCode, Sentence>> = {
  joinedByPerson: { zh: '由人确认是同一笔。', en: 'A person confirmed that they are the same.' },
  joinedByOrderNo: { zh: '商户订单号相同：{orderNo}。', en: 'Both carry the order number {orderNo}.' },
  joinedByRefundNo: { zh: '退款单号相同：{refundNo}。', en: 'Both carry the refund number {refundNo}.' },
  joinedByAcquirerNo: { zh: '平台订单号相同：{acquirerNo}。', en: 'Both carry the acquirer’s number {acquirerNo}.' },
  joinedByRrn: {
    zh: '参考号 {rrn}、终端 {terminalNo} 和日期 {saleDay} 都相同。',
    en: 'Reference {rrn}, terminal {terminalNo} and day {saleDay} agree.',
  },
  joinedByTrace: {
    zh: '凭证号 {traceNo}、批次 {batchNo} 和终端 {terminalNo} 都相同。',
    en: 'Trace {traceNo}, batch {batchNo} and terminal {terminalNo} agree.',
  },
  groupByKey: {
    zh: '号码 {key} 相同：{left} 笔对 {right} 笔，合计 {amountMinor}。',
    en: 'All carry {key}: {left} against {right}, {amountMinor} in all.',
  },
  joinedByAmountTime: {
    zh: '没有共同的号码，但金额都是 {amountMinor}，时间相差 {seconds} 秒，而且双方都没有别的可能。',
    en: 'No number in common, but both are {amountMinor}, {seconds} seconds apart, and neither has another candidate.',
  },
  joinedByAmountDay: {
    zh: '没有共同的号码，但同一天金额都是 {amountMinor}，而且双方都没有别的可能。',
    en: 'No number in common, but both are {amountMinor} on the same day, and neither has another candidate.',
  },
  joinedToFund: {
    zh: '账户流水里有同号的记录（{number}），入账 {amountMinor}，另有 {fees} 行手续费。',
    en: 'The account has the same number ({number}): {amountMinor} booked, with {fees} fee rows of its own.',
  },
  joinedToFundNet: {
    zh: '账户流水里有同号的记录（{number}），扣除手续费后入账 {amountMinor}。',
    en: 'The account has the same number ({number}): {amountMinor} booked after the fee.',
  },
  payoutByNumber: {
    zh: '结算单号相同：{payoutNo}，共 {payments} 笔，合计 {amountMinor}。',
    en: 'All carry payout {payoutNo}: {payments} payments, {amountMinor} in all.',
  },
  payoutSum: {
    zh: '{settleDay} 起 {days} 个清算日的净额正好是这笔划付 {amountMinor}。',
    en: 'The net of {days} settle days from {settleDay} is exactly this payout of {amountMinor}.',
  },
  depositByReference: {
    zh: '银行摘要里写着结算单号 {payoutNo}，到账 {amountMinor}。',
    en: 'The bank row names payout {payoutNo}; {amountMinor} arrived.',
  },
  depositByMerchantAndDay: {
    zh: '银行摘要里写着商户号 {merchantNo} 和清算日 {settleDay}，金额 {amountMinor} 一致。',
    en: 'The bank row names merchant {merchantNo} and settle day {settleDay}, and {amountMinor} agrees.',
  },
  depositNamesDay: {
    zh: '银行摘要里写着清算日 {settleDay}，金额 {amountMinor} 一致。',
    en: 'The bank row names settle day {settleDay}, and {amountMinor} agrees.',
  },
  depositOnDueDay: {
    zh: '{settleDay} 的净额 {amountMinor} 在应到账日 {dueDay} 到账。',
    en: 'The net of {settleDay}, {amountMinor}, arrived on the day it was due, {dueDay}.',
  },
  depositInWindow: {
    zh: '{settleDay} 的净额 {amountMinor} 在 {arrivedDay} 到账（应在 {dueDay}），没有别的可能。',
    en: 'The net of {settleDay}, {amountMinor}, arrived on {arrivedDay} (due {dueDay}); nothing else fits.',
  },
  depositForDays: {
    zh: '{fromDay} 至 {toDay} 共 {days} 个清算日一起到账，合计 {amountMinor}。',
    en: '{days} settle days from {fromDay} to {toDay} arrived together: {amountMinor}.',
  },
  depositsForOne: {
    zh: '{settleDay} 的净额分 {deposits} 笔到账，合计 {amountMinor}。',
    en: 'The net of {settleDay} arrived in {deposits} deposits: {amountMinor}.',
  },
  depositsForDueDay: {
    zh: '{dueDay} 应到的 {days} 个清算日分 {deposits} 笔到账，合计 {amountMinor}。',
    en: '{days} settle days due on {dueDay} arrived in {deposits} deposits: {amountMinor}.',
  },
  depositsForTwins: {
    zh: '{settleDays} 的净额都是 {eachMinor}，{deposits} 笔同样的到账正好是它们，合计 {amountMinor}。',
    en: 'The nets of {settleDays} are {eachMinor} each, and {deposits} deposits of that amount are theirs: {amountMinor} in all.',
  },
  depositBySubset: {
    zh: '{days} 个清算日（{fromDay} 至 {toDay}）的净额合计正好是 {amountMinor}，只有这一种组合。',
    en: 'The nets of {days} settle days ({fromDay} to {toDay}) make exactly {amountMinor}, and no other combination does.',
  },
  depositTolerated: {
    zh: '{settleDay} 的净额与到账相差 {gapMinor}，在允许的 {toleranceMinor} 以内。',
    en: 'The net of {settleDay} and the deposit differ by {gapMinor}, within the tolerance of {toleranceMinor}.',
  },
  depositByDueDayOnly: {
    zh: '应到账日 {dueDay} 前后只有这一笔到账，与应到相差 {gapMinor}。',
    en: 'It is the only deposit around the due day {dueDay}; it differs from what was owed by {gapMinor}.',
  },
  depositWithRest: {
    zh: '{dueDay} 到账 {amountMinor}，其中一部分是账本开始前的销售。',
    en: '{amountMinor} arrived on {dueDay}; part of it is for sales before the book begins.',
  },
  debitForRefundDay: {
    zh: '{settleDay} 退款多于收款，银行账户被扣 {amountMinor}。',
    en: 'Refunds outgrew sales on {settleDay}; the bank account was debited {amountMinor}.',
  },
  depositDayByDay: {
    zh: '{fromDay} 至 {toDay} 共 {days} 个清算日的净额 {amountMinor} 一起到账；这家机构每笔到账都依次对应整日的净额。',
    en: 'The net of {days} settle days from {fromDay} to {toDay}, {amountMinor}, arrived, as every deposit of this acquirer is the net of whole days in their order.',
  },
  depositFromBalance: {
    zh: '{arrivedDay} 从{acquirer}的余额提现 {amountMinor}；提现不对应某一天的销售。',
    en: '{amountMinor} came on {arrivedDay} from the balance at {acquirer}; a withdrawal is for no day in particular.',
  },
  saleMissingAtAcquirer: {
    zh: '{inDay} 的订单 {amountMinor} 在收单机构的账单里找不到，当天的账单已经导入。',
    en: 'The acquirer’s files cover {inDay} but do not show this order of {amountMinor}.',
  },
  saleWithoutCandidate: {
    zh: '{inDay} 的订单 {amountMinor} 在收单机构的账单里找不到，连相近的也没有。',
    en: 'The acquirer’s files cover {inDay} but show nothing near this order of {amountMinor}.',
  },
  refundMissingAtAcquirer: {
    zh: '{inDay} 登记了退款 {amountMinor}，收单机构的账单里没有，可能没退出去。',
    en: 'The books show a refund of {amountMinor} on {inDay} that the acquirer does not: it may not have been made.',
  },
  refundFailed: {
    zh: '登记了退款 {amountMinor}，收单机构在 {failedDay} 写的是退款失败（{status}），钱还没有退给顾客。',
    en: 'The books show a refund of {amountMinor}; the acquirer says on {failedDay} that it failed ({status}), so the customer does not have it.',
  },
  saleMissingInBooks: {
    zh: '{inDay} 收到 {amountMinor}，但订单里没有这一笔。',
    en: '{amountMinor} was paid on {inDay}, but no order shows it.',
  },
  refundMissingInBooks: {
    zh: '{inDay} 退了 {amountMinor}，但订单里没有这笔退款。',
    en: '{amountMinor} was refunded on {inDay}, but the books show no such refund.',
  },
  amountOfOrderDiffers: {
    zh: '订单 {orderMinor}，实际收款 {paidMinor}，相差 {gapMinor}。',
    en: 'The order says {orderMinor}, the payment {paidMinor}: {gapMinor} apart.',
  },
  amountOfRefundDiffers: {
    zh: '登记退款 {orderMinor}，实际退款 {paidMinor}，相差 {gapMinor}。',
    en: 'The books say a refund of {orderMinor}, the acquirer {paidMinor}: {gapMinor} apart.',
  },
  amountOfGroupDiffers: {
    zh: '同一号码下订单合计 {orderMinor}，收款合计 {paidMinor}，相差 {gapMinor}。',
    en: 'Under one number the orders make {orderMinor}, the payments {paidMinor}: {gapMinor} apart.',
  },
  amountInFundDiffers: {
    zh: '账单写 {paidMinor}，账户流水入账 {bookedMinor}，相差 {gapMinor}。',
    en: 'The bill says {paidMinor}, the account booked {bookedMinor}: {gapMinor} apart.',
  },
  feeInFundDiffers: {
    zh: '账户流水里的手续费与账单相差 {gapMinor}。',
    en: 'The fee in the account differs from the bill by {gapMinor}.',
  },
  paymentNotInFund: {
    zh: '{inDay} 的 {amountMinor} 在交易账单里有，账户流水里没有。',
    en: 'The bill shows {amountMinor} on {inDay}, the account does not.',
  },
  fundRowNotInBill: {
    zh: '{inDay} 账户流水里的 {amountMinor} 在交易账单里没有。',
    en: 'The account shows {amountMinor} on {inDay}, the bill does not.',
  },
  paidTwice: {
    zh: '订单 {orderNo} 已经付过，{inDay} 又收了一次 {amountMinor}，可能要退给顾客。',
    en: 'Order {orderNo} was paid already; {amountMinor} was taken again on {inDay} and may be owed to the customer.',
  },
  refundsExceedSale: {
    zh: '收款 {saleMinor}，{refunds} 笔退款共 {refundedMinor}，多退了 {excessMinor}。',
    en: 'The sale was {saleMinor}; {refunds} refunds make {refundedMinor}, {excessMinor} too much.',
  },
  feeOffRate: {
    zh: '按 {percent} 对 {amountMinor} 应收手续费 {expectedMinor}，实收 {feeMinor}。',
    en: 'At {percent} of {amountMinor} the fee should be {expectedMinor}; {feeMinor} was charged.',
  },
  feeOffUsualRate: {
    zh: '这个账户其他的收款几乎都按 {percent} 收手续费；按此对 {amountMinor} 应收 {expectedMinor}，实收 {feeMinor}。',
    en: 'Nearly all other sales of this account are charged {percent}; at that rate the fee on {amountMinor} would be {expectedMinor}; {feeMinor} was charged.',
  },
  feeReturnedTooHigh: {
    zh: '按 {percent} 对 {amountMinor} 最多退手续费 {expectedMinor}，实退 {feeMinor}。',
    en: 'At {percent} of {amountMinor} at most {expectedMinor} of fee goes back; {feeMinor} did.',
  },
  disputed: {
    zh: '{inDay} 发生拒付 {amountMinor}，请在期限内准备凭证。',
    en: 'A chargeback of {amountMinor} came on {inDay}; prepare the evidence in time.',
  },
  soldAfterUnbind: {
    zh: '终端 {terminalNo} 已在 {unboundDay} 解绑，{inDay} 仍有一笔 {amountMinor}。',
    en: 'Terminal {terminalNo} was unbound on {unboundDay}, yet it sold {amountMinor} on {inDay}.',
  },
  soldOutsideBinding: {
    zh: '终端 {terminalNo} 在 {inDay} 还没有绑定，却有一笔 {amountMinor}。',
    en: 'Terminal {terminalNo} was not bound on {inDay}, yet it sold {amountMinor}.',
  },
  soldForOtherMerchant: {
    zh: '终端 {terminalNo} 绑定的商户号是 {ours}，这笔 {amountMinor} 却记在 {theirs} 名下。',
    en: 'Terminal {terminalNo} is bound to merchant {ours}, but this {amountMinor} went to {theirs}.',
  },
  rowRevised: {
    zh: '后来的文件改了这一行（{fieldsCode}），以新的为准，两个版本都留着。',
    en: 'A later file changed this row ({fieldsCode}); the newer one counts and both are kept.',
  },
  ...revisedFieldNames,
  fileIncomplete: {
    zh: '{fromDay} 至 {toDay} 的文件不完整，这几天的数字可能不全。',
    en: 'The file for {fromDay} to {toDay} is incomplete; figures of those days may lack something.',
  },
  severalCandidates: {
    zh: '金额同为 {amountMinor}，{left} 笔订单对 {right} 笔收款，分不清谁是谁，所以没有替您选。',
    en: '{left} orders and {right} payments of {amountMinor} could be each other’s; none was chosen for you.',
  },
  severalSameSecond: {
    zh: '同一订单号在同一时刻有几笔 {amountMinor}（{left} 对 {right}），分不清哪笔是正主。',
    en: 'Under one order number several of {amountMinor} came at the same moment ({left} against {right}).',
  },
  severalSplits: {
    zh: '同一订单号下有不止一种凑法（{left} 对 {right}，{amountMinor}），所以没有替您选。',
    en: 'Under one order number {amountMinor} can be made up in more than one way ({left} against {right}); none was chosen.',
  },
  depositSeveralDays: {
    zh: '{deposits} 笔到账都是 {amountMinor}，有 {count} 个清算日同样对得上，分不清。',
    en: '{deposits} deposits of {amountMinor} fit {count} settle days equally well.',
  },
  depositSeveralSums: {
    zh: '到账 {amountMinor} 有 {count} 种凑法，所以没有替您选。',
    en: '{amountMinor} can be made up of settle days in {count} ways; none was chosen.',
  },
  depositOneSum: {
    zh: '到账 {amountMinor} 只有一种凑法，但那几天也可能属于别的到账，所以没有替您选。',
    en: '{amountMinor} can be made up of settle days in one way only, but those days may belong to another deposit; it was not chosen for you.',
  },
  depositSurplus: {
    zh: '同样金额到账 {deposits} 笔，只有 {count} 笔应到，多出 {amountMinor}。',
    en: '{deposits} equal deposits came where {count} were owed: {amountMinor} too much.',
  },
  payoutArrivedLate: {
    zh: '应在 {dueDay} 到账的 {amountMinor}，{arrivedDay} 才到，晚了 {days} 个工作日。',
    en: '{amountMinor} was due on {dueDay} and came on {arrivedDay}, {days} working days late.',
  },
  payoutNotArrived: {
    zh: '{settleDay} 的 {amountMinor} 应在 {dueDay} 到账，至今未到，已过 {days} 个工作日。',
    en: '{amountMinor} for {settleDay} was due on {dueDay} and has not come, {days} working days on.',
  },
  payoutShort: {
    zh: '{fromDay} 至 {toDay} 应到 {expectedMinor}，实到 {paidMinor}，少 {gapMinor}，原因不明。',
    en: '{expectedMinor} was owed for {fromDay} to {toDay}, {paidMinor} came: {gapMinor} too little, without a known cause.',
  },
  payoutOver: {
    zh: '{fromDay} 至 {toDay} 应到 {expectedMinor}，实到 {paidMinor}，多 {gapMinor}，原因不明。',
    en: '{expectedMinor} was owed for {fromDay} to {toDay}, {paidMinor} came: {gapMinor} too much, without a known cause.',
  },
  offByChargeback: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，差额 {gapMinor} 正好是 {causeDay} 的一笔拒付。',
    en: '{expectedMinor} was owed and {paidMinor} came; {gapMinor} is exactly a chargeback of {causeDay}.',
  },
  offByFeeRow: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，差额 {gapMinor} 正好是 {causeDay} 单列的一笔手续费。',
    en: '{expectedMinor} was owed and {paidMinor} came; {gapMinor} is exactly a fee row of {causeDay}.',
  },
  offByAdjustment: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，差额 {gapMinor} 正好是 {causeDay} 的一笔调账。',
    en: '{expectedMinor} was owed and {paidMinor} came; {gapMinor} is exactly an adjustment of {causeDay}.',
  },
  offByHold: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，差额 {gapMinor} 正好是 {causeDay} 的一笔冻结或解冻。',
    en: '{expectedMinor} was owed and {paidMinor} came; {gapMinor} is exactly a hold or release of {causeDay}.',
  },
  offByOrderDifference: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，差额 {gapMinor} 正好是 {causeDay} 一笔订单与收款的差。',
    en: '{expectedMinor} was owed and {paidMinor} came; {gapMinor} is exactly what an order of {causeDay} and its payment differ by.',
  },
  offByFeeDifference: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，差额 {gapMinor} 正好是 {causeDay} 手续费的误差。',
    en: '{expectedMinor} was owed and {paidMinor} came; {gapMinor} is exactly what the fees of {causeDay} are off by.',
  },
  offByRepeatedPayment: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，差额 {gapMinor} 正好是 {causeDay} 重复收的一笔。',
    en: '{expectedMinor} was owed and {paidMinor} came; {gapMinor} is exactly a payment taken twice on {causeDay}.',
  },
  offByMissingRefund: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，差额 {gapMinor} 正好是 {causeDay} 账单里没有的一笔退款。',
    en: '{expectedMinor} was owed and {paidMinor} came; {gapMinor} is exactly a refund of {causeDay} that the bill lacks.',
  },
  offByMissingSale: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，差额 {gapMinor} 正好是 {causeDay} 账单里没有的一笔销售。',
    en: '{expectedMinor} was owed and {paidMinor} came; {gapMinor} is exactly a sale of {causeDay} that the bill lacks.',
  },
  offByMissingDay: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，多出的 {gapMinor} 是没有账单的 {causeDay} 的钱。',
    en: '{expectedMinor} was owed and {paidMinor} came; the {gapMinor} more is for {causeDay}, which has no file.',
  },
  offByIncompleteFile: {
    zh: '应到 {expectedMinor}，实到 {paidMinor}，相差 {gapMinor}：{causeDay} 的账单不完整。',
    en: '{expectedMinor} was owed and {paidMinor} came, {gapMinor} apart: the file of {causeDay} is incomplete.',
  },
  payoutRowDiffers: {
    zh: '结算单 {payoutNo} 划付 {amountMinor}，与其各笔合计相差 {gapMinor}。',
    en: 'Payout {payoutNo} of {amountMinor} differs from its payments by {gapMinor}.',
  },
  openingShort: {
    zh: '账本开始时应收 {openingMinor}，只到了 {paidMinor}，少 {gapMinor}。',
    en: '{openingMinor} was owed when the book began, {paidMinor} came: {gapMinor} too little.',
  },
  openingOver: {
    zh: '账本开始时应收 {openingMinor}，到了 {paidMinor}，多 {gapMinor}。',
    en: '{openingMinor} was owed when the book began, {paidMinor} came: {gapMinor} too much.',
  },
  depositUnexplained: {
    zh: '{arrivedDay} 到账 {amountMinor}，没有任何应到款与它对得上。',
    en: '{amountMinor} arrived on {arrivedDay}, and nothing that was owed fits it.',
  },
  depositBeyondBalance: {
    zh: '{arrivedDay} 的提现比账面余额多 {amountMinor}：期初应收加上此前的销售没有这么多。',
    en: '{amountMinor} of what came on {arrivedDay} is more than the balance held: the stated opening and all sales until then.',
  },
  depositForMissingDay: {
    zh: '{arrivedDay} 到账 {amountMinor}，应是 {missingDay} 的钱，那天的账单还没有导入。',
    en: '{amountMinor} arrived on {arrivedDay}, as money for {missingDay} would, of which there is no file.',
  },
  depositAfterFiles: {
    zh: '{arrivedDay} 到账 {amountMinor}，账单只到 {lastDay}，这是之后的钱。',
    en: '{amountMinor} arrived on {arrivedDay}; the files end on {lastDay}, so it is for later days.',
  },
  depositWithoutFiles: {
    zh: '{arrivedDay} 到账 {amountMinor}，这家收单机构的账单还没有导入。',
    en: '{amountMinor} arrived on {arrivedDay}; no file of this acquirer has been imported.',
  },
  depositBeforeStart: {
    zh: '{arrivedDay} 到账 {amountMinor}，是账本开始（{startDay}）之前的销售。',
    en: '{amountMinor} arrived on {arrivedDay} for sales before the book begins ({startDay}).',
  },
  depositRestBeforeStart: {
    zh: '这笔到账里有 {amountMinor} 是账本开始（{startDay}）之前的销售。',
    en: '{amountMinor} of this deposit is for sales before the book begins ({startDay}).',
  },
  payoutReturned: {
    zh: '{paidDay} 到账的 {amountMinor} 在 {backDay} 被退回，至今没有重新到账。',
    en: '{amountMinor} that came on {paidDay} went back on {backDay} and has not come again.',
  },
  payoutReturnedAndRepaid: {
    zh: '{paidDay} 到账的 {amountMinor} 在 {backDay} 被退回，{againDay} 重新到账。',
    en: '{amountMinor} that came on {paidDay} went back on {backDay} and came again on {againDay}.',
  },
  payoutReturnedInFund: {
    zh: '{paidDay} 划出的 {amountMinor} 在 {backDay} 退回了账户余额。',
    en: '{amountMinor} paid out on {paidDay} came back to the account on {backDay}.',
  },
  returnWithoutPayout: {
    zh: '{backDay} 退回 {amountMinor}，分不清退的是哪一笔到账。',
    en: '{amountMinor} went back on {backDay}; which deposit it was cannot be told.',
  },
  dayMissing: {
    zh: '缺 {missingDay} 的账单，请重新下载后导入。',
    en: 'There is no file for {missingDay}; download and import it.',
  },
  dayMissingWithOrders: {
    zh: '缺 {missingDay} 的账单，那天有 {orders} 笔订单，共 {amountMinor}。',
    en: 'There is no file for {missingDay}, a day with {orders} orders of {amountMinor} in all.',
  },
  nearAmount: { zh: '金额相差 {gapMinor}。', en: 'The amounts differ by {gapMinor}.' },
  nearTime: { zh: '时间相差 {minutes} 分钟。', en: 'They are {minutes} minutes apart.' },
  nearDay: { zh: '日期不同：{ours} 与 {theirs}。', en: 'The days differ: {ours} and {theirs}.' },
  nearTerminal: { zh: '终端不同：{ours} 与 {theirs}。', en: 'The terminals differ: {ours} and {theirs}.' },
  nearMethod: { zh: '支付方式不符：订单写的是 {ours}。', en: 'The order was paid by another method: {ours}.' },
  nearOrderNo: { zh: '订单号不同：{ours} 与 {theirs}。', en: 'The order numbers differ: {ours} and {theirs}.' },
  nearAcquirerNo: {
    zh: '平台订单号不同：{ours} 与 {theirs}。',
    en: 'The acquirer’s numbers differ: {ours} and {theirs}.',
  },
  nearRefundNo: { zh: '退款单号不同：{ours} 与 {theirs}。', en: 'The refund numbers differ: {ours} and {theirs}.' },
  nearCurrency: { zh: '币种不同：{ours} 与 {theirs}。', en: 'The currencies differ: {ours} and {theirs}.' },
  nearTaken: { zh: '它已经与别的记录对上了。', en: 'It is matched with something else already.' },
  nearRejected: { zh: '有人说过这两笔不是同一笔。', en: 'A person said that they are not the same.' },
  nearSeveral: { zh: '有 {count} 笔同样对得上，分不清。', en: '{count} fit equally well.' },
  nearSettleDay: {
    zh: '{settleDay} 的净额 {amountMinor}，应在 {dueDay} 到账。',
    en: 'The net of {settleDay}, {amountMinor}, due on {dueDay}.',
  },
}
