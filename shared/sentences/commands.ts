// What the commands say beside their tables: wrong use with the next step, and answers of one line.

import type { Sentences } from './say'

export const commandSentences = {
  commandUnknown: {
    zh: '没有“{name}”这个命令。用 zhangping --help 查看所有命令。',
    en: 'There is no command “{name}”. See zhangping --help for all commands.',
  },
  commandOptionUnknown: {
    zh: '“{command}”没有 {option} 这个选项。用 zhangping {command} --help 查看用法。',
    en: '“{command}” has no option {option}. See zhangping {command} --help.',
  },
  commandOptionBad: {
    zh: '选项用法有误（{detail}）。用 zhangping {command} --help 查看用法。',
    en: 'An option is not used rightly ({detail}). See zhangping {command} --help.',
  },
  commandNeedsFiles: {
    zh: '请写明要读的文件，例如：zhangping {command} 账单.csv',
    en: 'Name the files to read, for example: zhangping {command} bill.csv',
  },
  commandNeedsBook: {
    zh: '请用 --book 写明账本文件夹，例如：zhangping {command} --book 我的账本',
    en: 'Name the book folder with --book, for example: zhangping {command} --book my-book',
  },
  commandNeedsFolder: {
    zh: '请写明账本文件夹，例如：zhangping {command} 我的账本',
    en: 'Name the book folder, for example: zhangping {command} my-book',
  },
  commandBadDay: {
    zh: '“{text}”不是日期。请写成 2026-01-31 这样。',
    en: '“{text}” is not a day. Write it like 2026-01-31.',
  },
  commandImported: {
    zh: '导入 {imported} 个文件：新增 {added} 条，已有 {known} 条，更正 {revised} 条。',
    en: 'Imported {imported} files: {added} new entries, {known} known, {revised} revised.',
  },
  commandBookGood: {
    zh: '账本完好：{events} 条流水、{files} 个原件都与记录相符。流水簿末端 {head}。',
    en: 'The book is good: {events} events and {files} originals are what was recorded. Head of the journal {head}.',
  },
  commandRebuildEqual: {
    zh: '重新推导的结果与记录的相同：{stateHash}',
    en: 'Derived again: equal to what was recorded: {stateHash}',
  },
  commandRebuildDifferent: {
    zh: '重新推导的结果与记录的不同：记录 {recorded}，现在 {stateHash}',
    en: 'Derived again: different from what was recorded: then {recorded}, now {stateHash}',
  },
  commandRebuildFirst: {
    zh: '之前没有记录可比；现在的结果：{stateHash}',
    en: 'There was nothing recorded to compare with; the result now: {stateHash}',
  },
  commandReportWritten: { zh: '报告已写入 {name}', en: 'The report has been written to {name}' },
  commandNoRows: {
    zh: '没有可以对账的记录。请给出账单文件。',
    en: 'There is no entry to reconcile. Give it statement files.',
  },
} as const satisfies Sentences
