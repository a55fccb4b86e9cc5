import { LIMITS } from '../../decode/limits.js'
import type { Subtree } from '../../decode/x509/extensions/values.js'
import { type GeneralName, generalNameText } from '../../decode/x509/general-name.js'
import { type Saying, saying } from '../saying.js'
import { type Certified, subjectOf } from './certified.js'
import { isSelfIssued, relativeNames } from './distinguished-name.js'
import { addressBytes, rangeBytes } from './ip-text.js'

/**
 * What an authority's name constraints (RFC 5280, 4.2.1.10) forbid about the certificates below it, in one sentence;
 * nothing when all their names are allowed. `below`: from the end entity up.
 */
export function nameProblem(authority: Certified, below: readonly Certified[]): Saying | undefined {
	const constraints = authority.said.nameConstraints!
	const odd = [...constraints.permitted, ...constraints.excluded].find(isOdd)
	if (odd) return saying('odd_constraint', { name: subjectOf(authority) })
	const work = { left: LIMITS.nameComparisons }
	for (const [i, certificate] of below.entries()) {
		// The own name of an authority that certifies itself again is not constrained, an end entity's always is.
		if (i > 0 && isSelfIssued(certificate)) continue
		for (const name of namesOf(certificate)) {
			const problem = problemOf(name, constraints, work)
			if (!problem) continue
			const where = { name: subjectOf(authority), host: generalNameText(name), certificate: subjectOf(certificate) }
			if (problem !== 'constraint_too_many') return saying(problem, where)
			return saying(problem, { ...where, most: String(LIMITS.nameComparisons) })
		}
	}
	return undefined
}

type Work = { left: number }

type Problem = 'constraint_excludes' | 'constraint_not_permitted' | 'constraint_unknown_form' | 'constraint_too_many'

/** What is wrong with a name; nothing when it is allowed. */
function problemOf(
	name: GeneralName,
	{ permitted, excluded }: { readonly permitted: readonly Subtree[]; readonly excluded: readonly Subtree[] },
	work: Work,
): Problem | undefined {
	const ofItsKind = ({ base }: Subtree) => base.kind === name.kind
	const mustBe = permitted.filter(ofItsKind)
	const mustNotBe = excluded.filter(ofItsKind)
	if (mustBe.length + mustNotBe.length === 0) return undefined
	if (!COMPARED.has(name.kind)) return 'constraint_unknown_form'
	work.left -= mustBe.length + mustNotBe.length
	if (work.left < 0) return 'constraint_too_many'
	if (mustNotBe.some(({ base }) => isWithin(name, base))) return 'constraint_excludes'
	return mustBe.length > 0 && !mustBe.some(({ base }) => isWithin(name, base)) ? 'constraint_not_permitted' : undefined
}

const COMPARED: ReadonlySet<GeneralName['kind']> = new Set(['dns', 'email', 'uri', 'ip', 'dn'])

/** Subject, alternative names, and the e-mail addresses of the subject (RFC 5280, 4.2.1.10). */
function namesOf({ said }: Certified): GeneralName[] {
	const { subject, subjectAltNames = [] } = said
	const names: GeneralName[] = [...subjectAltNames]
	if (subject && subject.attributes.length > 0) names.push({ kind: 'dn', text: subject.text, name: subject })
	for (const { id, value } of subject?.attributes ?? []) if (id === EMAIL) names.push({ kind: 'email', text: value })
	return names
}

const EMAIL = '1.2.840.113549.1.9.1'

function isOdd({ minimum, maximum }: Subtree): boolean {
	return minimum !== 0 || maximum !== undefined
}

function isWithin(name: GeneralName, base: GeneralName): boolean {
	switch (name.kind) {
		case 'dns':
			return isBelow(host(name.text), host(base.text))
		case 'email':
			return isMailWithin(name.text, base.text)
		case 'uri':
			return isHostWithin(hostOfUri(name.text), base.text)
		case 'ip':
			return isAddressWithin(name.text, base.text)
		case 'dn':
			return isNameWithin(name, base)
		default:
			return false
	}
}

function host(text: string): string {
	return text.toLowerCase().replace(/\.$/, '')
}

/** Any labels added on the left are within. An empty base is everything; one with a leading dot, which is older, not itself. */
function isBelow(name: string, base: string): boolean {
	if (base === '' || name === base) return true
	return name.endsWith(base.startsWith('.') ? base : `.${base}`)
}

/** A mailbox, all of a host, or with a leading dot all hosts below. */
function isMailWithin(text: string, base: string): boolean {
	const at = text.lastIndexOf('@')
	const baseAt = base.lastIndexOf('@')
	const domain = text.slice(at + 1)
	if (baseAt >= 0) return text.slice(0, at) === base.slice(0, baseAt) && host(domain) === host(base.slice(baseAt + 1))
	return base === '' || isHostWithin(host(domain), base)
}

/** The host itself, or with a leading dot hosts below it. */
function isHostWithin(name: string | undefined, base: string): boolean {
	if (name === undefined) return false
	return base.startsWith('.') ? name.endsWith(host(base)) : name === host(base)
}

/** The host of an absolute URI. An address, or none at all, fits no constraint. */
function hostOfUri(text: string): string | undefined {
	const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:[\]]+)/i.exec(text)?.[1]
	return authority === undefined || addressBytes(authority) ? undefined : host(authority)
}

function isAddressWithin(text: string, base: string): boolean {
	const address = addressBytes(text)
	const range = rangeBytes(base)
	if (address === undefined || range === undefined || address.length !== range.address.length) return false
	return address.every((byte, i) => ((byte ^ range.address[i]!) & range.mask[i]!) === 0)
}

/** The base's relative names are the first ones of the name, from the root down. */
function isNameWithin(name: GeneralName, base: GeneralName): boolean {
	if (!name.name || !base.name) return false
	const names = relativeNames(name.name)
	return relativeNames(base.name).every((relative, i) => names[i] === relative)
}
