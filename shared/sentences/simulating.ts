// What `simulate` and `demo` say beside their tables.

import type { Sentences } from './say'

export const simulatingSentences = {
  simulateBadNumber: {
    zh: '{option} 须为整数（天数和笔数至少为 1），“{text}”不是。例如：{option} 31',
    en: '{option} takes a whole number (days and orders at least 1), which “{text}” is not. For example: {option} 31',
  },
  simulateNeedsFolder: {
    zh: '请用 --out 写明输出文件夹，例如：zhangping simulate --out 示例店',
    en: 'Name the folder to write to with --out, for example: zhangping simulate --out sample-shop',
  },
  simulateNotFolder: {
    zh: '“{name}”不是文件夹，没有写入任何内容。请用 --out 写明另一个位置。',
    en: '“{name}” is not a folder; nothing was written. Name another place with --out.',
  },
  simulateWritten: {
    zh: '已写入 {name}：{files} 个文件，共 {lines} 行，埋入差错 {faults} 处（见 truth.json）。',
    en: 'Wrote {files} files with {lines} lines to {name}; {faults} planted faults (see truth.json).',
  },
} as const satisfies Sentences
