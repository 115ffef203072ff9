// What a check on the set-up has found, with the next step.

import type { Sentences } from './say'

export const findingSentences = {
  findingIncompleteFiles: {
    zh: '有 {count} 个文件不完整，它们所在的日期可能缺记录。请重新下载并导入。',
    en: 'Incomplete files: {count}. Their days may lack records; download and import them again.',
  },
  findingReadOnly: {
    zh: '账本以只读方式打开，现在的操作不会写入。请先关闭占用它的程序，再重新打开账平。',
    en: 'The book is open read-only, so nothing can be written. Close the program that holds it, then open Zhangping again.',
  },
} as const satisfies Sentences
