// Times whose zone the report does not state, or not clearly, give days only; the person is told.

import { type Reason, reason } from '../../reason'

export function zoneRemarks(unzoned: boolean): readonly Reason[] {
  return unzoned ? [reason('zoneUnstated', { column: 'TimeZone' })] : []
}
