import { type Saying, saying } from '../saying.js'
import type { Certified } from './certified.js'
import { issuerOf, subjectOf } from './certified.js'
import { issuerKey, subjectKey } from './distinguished-name.js'
import type { Finding } from './finding.js'
import type { Path } from './paths.js'
import { notTheKey, ordinal } from './words.js'

/** Whether the certificates sign each other, in the order in which they were sent, by the rules of RFC 5280. */
export function proveChain(path: Path, sent: readonly Certified[], side: 'client' | 'server'): Finding {
	const { steps, signatures, end, problems } = path
	const signed = steps.slice(0, signatures.length)
	const bytes = signed.reduce((sum, { certificate }) => sum + lengthOf(certificate.said.spans.tbs), 0)
	const top = steps.at(-1)!.certificate
	const over =
		signed.length === 0
			? saying('signature_of', { name: subjectOf(top) })
			: saying('signed_parts', { certificates: signed.length, bytes })
	const broken = brokenSignature(path)
	if (broken) return { over, ...broken }
	if (problems[0]) return { over, state: 'failed', fault: problems[0].fault, why: problems[0].text }
	const order = orderProblem(path, sent)
	if (order !== undefined) return { over, state: 'failed', fault: 'wrong_chain_order', why: order }
	const unused =
		end === 'no_issuer' ? sent.filter(other => !steps.some(step => step.certificate.sha256 === other.sha256)) : []
	if (unused.length > 0) {
		const why = saying('issuer_not_sent', { subject: subjectOf(top), issuer: issuerOf(top), sent: sent.length })
		return { over, state: 'failed', fault: 'missing_intermediate', why }
	}
	if (signatures.length === 0) {
		const issuer = issuerOf(top)
		const why = saying('only_itself_sent', { issuer })
		return { over, state: 'unchecked', missing: saying('certificate_of', { name: issuer }), why }
	}
	return { over, state: 'verified', why: saying('besides', { first: signedWords(path), second: notTheKey(side) }) }
}

/** A signature of a path, among the first `count`, that does not verify, or that cannot be checked. */
export function brokenSignature(
	{ steps, signatures: all }: Path,
	count = all.length,
): Omit<Finding, 'over'> | undefined {
	const signatures = all.slice(0, count)
	const failed = signatures.findIndex(({ state }) => state === 'failed')
	const at = failed >= 0 ? failed : signatures.findIndex(({ state }) => state === 'unchecked')
	if (at < 0) return undefined
	const { how, why } = signatures[at]!
	const subject = subjectOf(steps[at]!.certificate)
	const by = steps[at + 1] ? saying('key_of', { name: subjectOf(steps[at + 1]!.certificate) }) : saying('own_key')
	if (failed < 0) {
		const text = saying('signature_not_checkable', { subject, by, why: why! })
		return { state: 'unchecked', missing: saying('in_node', { how }), why: text }
	}
	const what = saying('signature_not_by', { subject, by, how })
	return { state: 'failed', fault: 'bad_signature', why: why === undefined ? what : saying('because', { what, why }) }
}

/** Certificates that were sent without being of use on this path, and such that were sent twice: places from 0. */
export function idleCertificates(path: Path, sent: readonly Certified[]): { unneeded: number[]; repeated: number[] } {
	const used = new Set(path.steps.map(({ certificate }) => certificate.sha256))
	const seen = new Set<string>()
	const unneeded: number[] = []
	const repeated: number[] = []
	for (const [place, { sha256 }] of sent.entries()) {
		if (seen.has(sha256)) repeated.push(place)
		else if (!used.has(sha256)) unneeded.push(place)
		seen.add(sha256)
	}
	return { unneeded, repeated }
}

/** RFC 5246, 7.4.2: each following certificate must directly certify the one before. What does not belong there is no disorder. */
function orderProblem({ steps }: Path, sent: readonly Certified[]): Saying | undefined {
	const places = steps.flatMap(({ place }) => (place === undefined ? [] : [place]))
	const at = places.findIndex((place, i) => i > 0 && place < places[i - 1]!)
	if (at > 0) {
		const [issuer, subject] = [places[at]!, places[at - 1]!]
		return saying('order_signed', {
			place: ordinal(issuer),
			issuer: subjectOf(sent[issuer]!),
			other: ordinal(subject),
			subject: subjectOf(sent[subject]!),
		})
	}
	const first = sent[0]!
	const own = subjectKey(first)
	const issued = first.said.isCa
		? sent.findIndex(
				(other, i) => i > 0 && other.sha256 !== first.sha256 && issuerKey(other) === own && subjectKey(other) !== own,
			)
		: -1
	if (issued < 0) return undefined
	return saying('order_issuer_first', {
		issuer: subjectOf(first),
		other: ordinal(issued),
		subject: subjectOf(sent[issued]!),
	})
}

function signedWords({ steps, signatures }: Path): Saying {
	const names = steps.map(({ certificate }) => subjectOf(certificate))
	if (steps.length === 1) return saying('signed_by_itself', { name: names[0]!, how: signatures[0]!.how })
	const links = steps
		.slice(0, -1)
		.map((_, i) => saying('signed_by', { subject: names[i]!, by: names[i + 1]!, how: signatures[i]!.how }))
	return saying('signatures_verified', { count: links.length, links })
}

function lengthOf(span: { readonly start: number; readonly end: number } | undefined): number {
	return span ? span.end - span.start : 0
}
