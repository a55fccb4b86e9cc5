import { EXPLICIT } from '../../decode/x509/ec.js'
import { type Saying, saying } from '../saying.js'
import type { Certified } from './certified.js'
import { subjectOf } from './certified.js'
import { isSelfIssued } from './distinguished-name.js'
import { nameProblem } from './name-constraints.js'

/** What about a path is not allowed. */
export type PathProblem = {
	readonly fault:
		| 'not_a_ca'
		| 'path_too_long'
		| 'not_allowed_to_sign'
		| 'name_constraints'
		| 'unknown_critical_extension'
		| 'precertificate'
		| 'explicit_curve'
	readonly text: Saying
}

/**
 * What RFC 5280, 6.1 forbids about certificates that sign each other, from the end entity up. Signatures and dates are
 * not looked at, policies are not asked for (the initial policy set is any-policy).
 */
export function pathProblems(path: readonly Certified[]): PathProblem[] {
	const problems: PathProblem[] = []
	const [leaf, ...authorities] = path
	for (const certificate of path) problems.push(...curveProblems(certificate), ...extensionProblems(certificate))
	if (leaf?.said.precertificate) {
		problems.push({
			fault: 'precertificate',
			text: saying('precertificate', { name: subjectOf(leaf) }),
		})
	}
	for (const [i, authority] of authorities.entries()) {
		const isLast = i === authorities.length - 1
		const problem = authorityProblem(authority, isLast) ?? lengthProblem(authority, authorities.slice(0, i))
		if (problem) problems.push(problem)
		const names = authority.said.nameConstraints && nameProblem(authority, path.slice(0, i + 1))
		if (names !== undefined) problems.push({ fault: 'name_constraints', text: names })
	}
	return problems
}

/** RFC 5280, 6.1.4 (k) and (n). The last one may be a root from before the third version. */
function authorityProblem(authority: Certified, isLast: boolean): PathProblem | undefined {
	const { basicConstraints, keyUsage, version } = authority.said
	const name = subjectOf(authority)
	const isOld = isLast && isSelfIssued(authority) && basicConstraints === undefined
	if (!basicConstraints?.ca && !(isOld && (version !== 3 || keyUsage?.includes('keyCertSign')))) {
		const why = saying(basicConstraints ? 'constraints_say_so' : 'no_constraints')
		return { fault: 'not_a_ca', text: saying('no_authority', { name, why }) }
	}
	if (keyUsage && !keyUsage.includes('keyCertSign')) {
		const uses = keyUsage.join(', ') || saying('nothing')
		return { fault: 'not_allowed_to_sign', text: saying('may_not_sign', { name, uses }) }
	}
	return undefined
}

/** RFC 5280, 4.2.1.9: authorities between this one and the end entity; those that certify themselves do not count. */
function lengthProblem(authority: Certified, below: readonly Certified[]): PathProblem | undefined {
	const most = authority.said.basicConstraints?.pathLength
	const count = below.filter(certificate => !isSelfIssued(certificate)).length
	if (most === undefined || count <= most) return undefined
	return {
		fault: 'path_too_long',
		text: saying('too_many_below', { name: subjectOf(authority), most, count }),
	}
}

/** RFC 5480, 2.1.1. Who may choose the generator can make signatures for any public key (CVE-2020-0601). */
function curveProblems(certificate: Certified): PathProblem[] {
	if (certificate.said.key?.algorithm.curve !== EXPLICIT) return []
	const text = saying('explicit_curve', { name: subjectOf(certificate) })
	return [{ fault: 'explicit_curve', text }]
}

function extensionProblems(certificate: Certified): PathProblem[] {
	return certificate.said.extensions
		.filter(({ id, critical, understood }) => critical && !(PROCESSED.has(id) && understood))
		.filter(({ id }) => id !== POISON)
		.map(({ id, name, understood }) => ({
			fault: 'unknown_critical_extension',
			text: saying(PROCESSED.has(id) && !understood ? 'critical_unread' : 'critical_unknown', {
				name: subjectOf(certificate),
				extension: name ?? id,
			}),
		}))
}

const POISON = '1.3.6.1.4.1.11129.2.4.3'

/** Extensions that these checks heed, or that say nothing about a path without policies. */
const PROCESSED: ReadonlySet<string> = new Set([
	'2.5.29.14',
	'2.5.29.15',
	'2.5.29.17',
	'2.5.29.18',
	'2.5.29.19',
	'2.5.29.30',
	'2.5.29.31',
	'2.5.29.32',
	'2.5.29.33',
	'2.5.29.35',
	'2.5.29.36',
	'2.5.29.37',
	'2.5.29.54',
	'1.3.6.1.5.5.7.1.1',
	'1.3.6.1.5.5.7.1.24',
	'2.16.840.1.113730.1.1',
])
