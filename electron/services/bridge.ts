// The contract, ready to be given handlers.

import { implement } from '@orpc/server'
import { contract } from '../../shared/bridge/contract'

export const bridge = implement(contract)
