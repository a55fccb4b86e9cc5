import type { Reader } from '../../reader.js'
import { isNext, listOf, sequence } from '../der.js'
import { generalNames, generalNameText } from '../general-name.js'
import { listed } from '../listed.js'
import { nameText, relativeName } from '../name.js'
import { context, contextOf } from '../tags.js'
import { explicit, namedBits } from '../values.js'
import type { DistributionPoint, ExtensionForm } from './values.js'

/** RFC 5280, 4.2.1.13. */
export const crlDistributionPoints: ExtensionForm = (r, into) => {
	into.crlDistributionPoints = points(r, 'crl_distribution_points')
}

/** RFC 5280, 4.2.1.15. */
export const freshestCrl: ExtensionForm = (r, into) => {
	into.freshestCrl = points(r, 'freshest_crl')
}

function points(r: Reader, field: string): DistributionPoint[] {
	return listOf(r, field, point, pointText)
}

function point(r: Reader): DistributionPoint | undefined {
	return sequence(r, 'distribution_point', r => {
		const name = isNext(r, contextOf(0)) ? explicit(r, 'distribution_point_name', 0, pointName) : undefined
		const reasons = isNext(r, context(1)) ? namedBits(r, 'reasons', REASONS, context(1)) : undefined
		const issuer = isNext(r, contextOf(2)) ? generalNames(r, 'crl_issuer', contextOf(2)) : undefined
		const names = name?.names ?? []
		const point = { names, ...name, ...(reasons && { reasons }), ...(issuer && { issuer }) }
		if (r.tracing) r.describe(pointText(point))
		return point
	})
}

function pointText(point: DistributionPoint): string {
	return listed((point.names.length > 0 ? point.names : (point.issuer ?? [])).map(generalNameText))
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
