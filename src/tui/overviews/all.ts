import { causes } from './causes.js'
import { checks } from './checks.js'
import { conversations } from './conversations.js'
import { issues } from './issues.js'
import { keys } from './keys.js'
import { negotiation } from './negotiation.js'
import type { Overview, OverviewName } from './overview.js'
import { schedule } from './schedule.js'

/** Every view of a list and what there is to say of its selected row. */
export const OVERVIEWS: Readonly<Record<OverviewName, Overview>> = {
	conversations,
	issues,
	checks,
	keys,
	schedule,
	causes,
	negotiation,
}
