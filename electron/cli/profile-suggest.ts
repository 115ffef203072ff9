// `profile suggest`: the mapping of an unknown layout as a JSON file to edit, with the reason of every choice and the
// questions that are left.

import { basename } from 'node:path'
import { failure } from '../../shared/failure'
import type { Decision } from '../../shared/formats/mapping/decision'
import { type MappingProof, openQuestions, proveMapping, withProof } from '../../shared/formats/mapping/prove'
import { type Reason, reason } from '../../shared/reason'
import { type Lang, say } from '../../shared/sentences/say'
import type { ImportProfile } from '../../shared/settings'
import type { ReadMember, RefusedMember } from '../import/read'
import { readChosenFile } from '../import/read-file'
import type { Command, CommandContext, ExitStatus } from './command'
import { complain, wrongUse } from './complain'
import { readProfileDraft, withScratch } from './read-files'

export const profileSuggestCommand: Command = {
  name: 'profile suggest',
  usage: 'FILE [--profile DRAFT] [--password P] [--json]',
  summary: { zh: '给不认识的表格建议列映射', en: 'suggests which column of an unknown layout means what' },
  help: {
    zh: [
      '  FILE            不认识的表格（店铺订单、没列出的银行）',
      '  --profile F     已经填了一部分的列映射：按它的各列再证明一次',
      '  --password P    加密压缩包的密码',
      '',
      '  打印的 JSON 存成文件、改好后，用 --profile 交给 inspect、import、reconcile。',
      '  "unanswered" 里的问题回答好并删掉，文件才能用；缺的列填好后，可用 --profile 再证明一次。"reasons" 只供人看。',
    ].join('\n'),
    en: [
      '  FILE            a table of unknown layout (orders of a shop, an unlisted bank)',
      '  --profile F     a mapping filled in part: what its columns prove is looked at again',
      '  --password P    password of an encrypted archive',
      '',
      '  Save the JSON it prints, correct it, and hand it to inspect, import or reconcile with --profile.',
      '  The file works once the questions in "unanswered" are answered and struck out. Where columns were missing, fill them',
      '  in and run this again with --profile: the file may prove the rest. "reasons" are for people.',
    ].join('\n'),
  },
  options: { password: { type: 'string' }, profile: { type: 'string' } },
  run,
}

async function run(context: CommandContext): Promise<ExitStatus> {
  const [path, more] = context.positionals
  if (path === undefined || more !== undefined)
    return wrongUse(context, 'commandNeedsFiles', { command: 'profile suggest' })
  const { password, profile: draftPath } = context.options
  const draft = typeof draftPath === 'string' ? await readProfileDraft(draftPath) : null
  if (draft && !draft.ok) return complain(context, draft.failure)
  const name = basename(path)
  return withScratch(async (scratchFolder) => {
    const secret = typeof password === 'string' ? { password } : {}
    const read = await readChosenFile(path, name, { scratchFolder, signal: context.signal, ...secret })
    if (!read.ok) return complain(context, read.failure)
    const mapped = [...read.value.members, ...read.value.refused].find(isMapped)
    if (mapped) {
      context.out(suggestionText(draft ? { ...mapped, profile: draft.value } : mapped, context))
      return 0
    }
    const [refused] = read.value.refused
    if (refused) return complain(context, refused.failure)
    const format = read.value.members[0]?.parsed.format ?? ''
    return complain(context, failure('profileNotNeeded', { name, format }))
  })
}

type Mapped = (ReadMember | RefusedMember) & {
  readonly profile: ImportProfile
  readonly sample: NonNullable<RefusedMember['sample']>
}

function isMapped(member: ReadMember | RefusedMember): member is Mapped {
  return member.profile !== null && member.sample !== null && member.sample !== undefined
}

function suggestionText({ profile, sample, name }: Mapped, { json, lang }: CommandContext): string {
  const proof = proveMapping(sample.header, sample.rows, profile)
  const isOwn = !profile.id.startsWith('suggested')
  const own = isOwn ? {} : { id: profile.id.replace(/^suggested/, 'mapping'), name: name.replace(/\.[^.]*$/, '') }
  const lacking = lackingIn(profile)
  const suggestion = {
    ...withProof(profile, proof),
    ...own,
    unanswered:
      lacking.length > 0 ? [...lacking, ...Object.values(KEYS)] : openQuestions(proof).map((part) => KEYS[part]),
    reasons: [...columnReasons(profile, lang), ...(lacking.length > 0 ? [] : formReasons(proof, lang))],
    header: sample.header,
  }
  return json ? JSON.stringify(suggestion) : JSON.stringify(suggestion, null, 2)
}

/** Columns without which nothing of the forms can be said. */
function lackingIn({ columns, stream }: ImportProfile): readonly string[] {
  const split = columns.income !== undefined && columns.outgo !== undefined
  return [
    ...(stream === 'order' && columns.orderNo === undefined ? ['columns.orderNo'] : []),
    ...(columns.time === undefined && columns.day === undefined ? ['columns.time'] : []),
    ...(columns.amount === undefined && !split ? ['columns.amount'] : []),
  ]
}

/** Keys of the profile that answer each part. */
const KEYS = { date: 'dateOrder', number: 'decimal', unit: 'unit', sign: 'invertSign' } as const

function columnReasons({ columns }: ImportProfile, lang: Lang) {
  return Object.entries(columns).map(([field, column]) => ({
    key: `columns.${field}`,
    reason: say(lang, reason('mapColumnNamed', { column })),
  }))
}

function formReasons(proof: MappingProof, lang: Lang) {
  return (['date', 'number', 'unit', 'sign'] as const).map((part) => ({
    key: KEYS[part],
    ...decided(proof[part], lang),
  }))
}

function decided(decision: Decision<string>, lang: Lang) {
  const why: Reason = decision.reason
  const readings = decision.readings.map(({ form, text, means }) => ({ value: form, text, means }))
  return { standing: decision.standing, reason: say(lang, why), ...(readings.length > 0 ? { readings } : {}) }
}
