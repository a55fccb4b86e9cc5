import type { Reader } from '../../reader.js'
import { isNext, listOf, sequence } from '../der.js'
import { generalNames, generalNameText } from '../general-name.js'
import { nameText, relativeName } from '../name.js'
import { context, contextOf } from '../tags.js'
import { explicit, namedBits } from '../values.js'
import type { DistributionPoint, ExtensionForm } from './values.js'

/** RFC 5280, 4.2.1.13. */
export const crlDistributionPoints: ExtensionForm = r => ({
	crlDistributionPoints: points(r, 'crl_distribution_points'),
})

/** RFC 5280, 4.2.1.15. */
export const freshestCrl: ExtensionForm = r => ({ freshestCrl: points(r, 'freshest_crl') })

function points(r: Reader, field: string): DistributionPoint[] {
	return listOf(r, field, point).filter(point => point !== undefined)
}

function point(r: Reader): DistributionPoint | undefined {
	return sequence(r, 'distribution_point', r => {
		const name = isNext(r, contextOf(0)) ? explicit(r, 'distribution_point_name', 0, pointName) : undefined
		const reasons = isNext(r, context(1)) ? namedBits(r, 'reasons', REASONS, context(1)) : undefined
		const issuer = isNext(r, contextOf(2)) ? generalNames(r, 'crl_issuer', contextOf(2)) : undefined
		const names = name?.names ?? []
		if (r.tracing && names.length > 0) r.describe(names.map(generalNameText).join(', '))
		return { names, ...name, ...(reasons && { reasons }), ...(issuer && { issuer }) }
	})
}

/** DistributionPointName ::= CHOICE, so the tag around it is EXPLICIT. */
function pointName(r: Reader): Pick<DistributionPoint, 'names' | 'relativeName'> {
	if (!isNext(r, contextOf(1))) return { names: generalNames(r, 'full_name', contextOf(0)) }
	const attributes = relativeName(r, 0, 'name_relative_to_crl_issuer', contextOf(1))
	return { names: [], ...(attributes && { relativeName: nameText(attributes) }) }
}

const REASONS = [
	'unused',
	'keyCompromise',
	'cACompromise',
	'affiliationChanged',
	'superseded',
	'cessationOfOperation',
	'certificateHold',
	'privilegeWithdrawn',
	'aACompromise',
]
