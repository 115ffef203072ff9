// A file report as the host gives it, for tests to vary.

import type { FileReport } from '../../../shared/bridge/contract'

export function fileReport(parts: Partial<FileReport>): FileReport {
  return {
    name: 'bill.csv',
    archive: null,
    bytes: 1000,
    sha256: 'a',
    format: 'wechat-trade-bill',
    encoding: 'utf-8',
    verdict: 'accept',
    reasons: [],
    period: null,
    accounts: [],
    counts: { dataRows: 1, entries: 1, issues: 0, ignored: 0 },
    totals: [],
    checks: [],
    issues: [],
    maskedNumbers: 0,
    added: 0,
    known: 0,
    revised: 0,
    fileKnown: false,
    profile: null,
    sample: null,
    failure: null,
    ...parts,
  }
}
