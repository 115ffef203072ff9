// Texts of the format catalogue. In Chinese.

import type { SameKeys } from '../catalogue'
import type { formats as english } from '../en/formats'

export const formats: SameKeys<typeof english> = {
  title: '能读的文件',
  lead: '能读哪些文件、里面有什么、靠什么证明没缺没改、在哪里下载。菜单位置按我们知道的写，收单机构有时会改。',
  search: '搜索：银行、收单机构、后缀',
  'origin.china': '国内收单机构',
  'origin.abroad': '国外收单和网店',
  'origin.bank': '银行流水',
  'origin.own': '您自己的表格',
  covers: '内容',
  control: '明细旁边的汇总：只用来核对，不产生记录',
  proves: '靠什么证明',
  where: '下载位置',
  kept: '对方保留多久',
  keptMonths_one: '{{count}} 个月',
  keptMonths_other: '{{count}} 个月',
  keptUnknown: '不清楚，最好每月下载',
  files: '后缀',
  nothing: '没有含“{{text}}”的格式',
  nothingText: '没列出的表格也能读：导入时告诉我们各列的意思就行。PDF 和图片读不了。',
  toImports: '去导入',
}
