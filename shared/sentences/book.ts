// What a look at the book itself has found.

import type { Sentences } from './say'

export const bookSentences = {
  journalForked: {
    zh: '流水簿在第 {seq} 条分叉：文件“{name}”里有另一种续写（末端 {theirsHead}，本账本末端 {oursHead}）。两个程序各自写过同一账本；请核对两边，再用其中一个。',
    en: 'The journal has forked at event {seq}: “{name}” continues it in another way (its head {theirsHead}, this book’s head {oursHead}). Two programs have each written to this book; compare both, then go on with one.',
  },
  scopeAssumed: {
    zh: '文件 {names} 没有写明账户范围，其中 {count} 条没有流水号的相同记录按重复只计了一次。如果它们其实是不同的交易，请用列映射指明范围。',
    en: 'The files {names} do not say which account they are of; {count} equal rows without a number were taken to be the same and counted once. If they are different transactions, name the account in a profile.',
  },
  vaultMemberUnused: {
    zh: '原件库里有 {count} 个文件没有被任何记录引用（导入时中断所留），不影响账本。',
    en: 'The vault holds {count} files that no event names (left by an interrupted import); they do no harm.',
  },
} as const satisfies Sentences
