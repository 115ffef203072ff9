// The class of a column decides how card numbers in it are treated; where a format says nothing, its name speaks.

import type { ColumnClass } from './format'
import { normaliseHeader } from './header'

const CARD = /卡号|银行卡|card(?:no|num|number)?$|card[_-]?(?:no|num)|^pan$/
const IDENTITY = /身份证|证件号/
const HOLDER = /^持卡人(?:姓名)?$/
const ACCOUNT = /账号|帐号|账户|帐户|户号|account|iban/
const ID =
  /单号|订单|流水|编号|凭证|日志|批次|参考号|交易号|查询号|授权码|单据|(?:^|_)id$|_no$|(?:order|trans(?:action)?|txn|ref(?:erence)?|trace|invoice|batch|receipt)(?:[_-]?(?:id|no|num|number|#))?$/
const AMOUNT = /金额|余额|发生额|金\(|^amount|^balance|^total/

/** Card and account columns by their words, then numbers that identify something, else text. Card words win. */
export function classByName(header: string): ColumnClass {
  const name = normaliseHeader(header)
  if (IDENTITY.test(name)) return 'identity'
  if (HOLDER.test(name)) return 'name'
  if (CARD.test(name)) return 'card'
  if (AMOUNT.test(name)) return 'text'
  if (ID.test(name)) return 'id'
  return ACCOUNT.test(name) ? 'account' : 'text'
}
